import { useState } from 'react'
import { Link } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { client } from '../../api/client.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './job-strip.module.css'
import { usePace } from './use-pace.ts'

/** How far a job has come, how fast it goes, how long it takes, and the way to stop it. */
export function RunningLine({ job }: { job: Job }) {
  const { jobs, orders, format } = useMessages()
  const [stopping, setStopping] = useState(false)
  const pace = usePace(job)
  const name = jobs.running[job.kind]
  const part = job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : job.total > 0 ? job.done / job.total : null
  const stop = () => {
    setStopping(true)
    client.jobs.cancel({ jobId: job.jobId }).catch(() => setStopping(false))
  }
  return (
    <div className={styles.line}>
      <span className={styles.name}>{name}</span>
      <ProgressBar label={name} part={part} text={jobs.progress(job.done, job.total)} />
      {job.total > 0 && <strong>{jobs.progress(job.done, job.total)}</strong>}
      {job.orderId && job.bytesTotal > 0 && (
        <span className={styles.bytes}>{orders.sentBytes(format.bytes(job.bytesDone), format.bytes(job.bytesTotal))}</span>
      )}
      {pace !== null && <span className={styles.pace}>{pace}</span>}
      <span className={styles.left}>{job.remainingMs !== null && format.timeLeft(job.remainingMs)}</span>
      {job.orderId && (
        <Link href={`/orders/${job.orderId}`} className={buttonClass({ look: 'quiet' })}>
          {jobs.seeOrder}
        </Link>
      )}
      <Button look="quiet" disabled={stopping} onClick={stop}>
        {stopping ? jobs.stopping : job.orderId ? jobs.pause : jobs.stop}
      </Button>
    </div>
  )
}
