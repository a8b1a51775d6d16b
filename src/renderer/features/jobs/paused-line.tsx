import { X } from 'lucide-react'
import { Link } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { dismissJob } from '../../api/jobs-store.ts'
import { Button, buttonClass, IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useSendOrder } from '../orders/use-send-order.ts'
import styles from './job-strip.module.css'

/** An order that the customer stopped on its way, and the way on. */
export function PausedLine({ job, orderId }: { job: Job; orderId: string }) {
  const { jobs, common } = useMessages()
  const goOn = useSendOrder(orderId)
  return (
    <div className={styles.line}>
      <p role="status" className={styles.result}>
        {jobs.orderPaused}
      </p>
      <Link href={`/orders/${orderId}`} className={buttonClass({ look: 'quiet' })}>
        {jobs.seeOrder}
      </Link>
      <Button disabled={goOn.isPending} onClick={() => goOn.mutate()}>
        {jobs.resumeOrder}
      </Button>
      <IconButton label={common.close} onClick={() => dismissJob(job.jobId)}>
        <X size={18} />
      </IconButton>
    </div>
  )
}
