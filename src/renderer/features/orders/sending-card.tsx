import { useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './sent-order-screen.module.css'

export function SendingCard({ order, job }: { order: Order; job: Job | undefined }) {
  const messages = useMessages()
  const { orders, format } = messages
  const [stopping, setStopping] = useState(false)
  const part = job && job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : null
  // Before the first file goes nobody has counted yet but the order itself.
  const total = job?.total || new Set(order.lines.map((line) => line.photoId)).size
  const sent = orders.sent(job?.done ?? 0, total)

  const stop = async () => {
    if (!job) return
    setStopping(true)
    try {
      await client.jobs.cancel({ jobId: job.jobId })
    } catch (error) {
      setStopping(false)
      showToast(describeError(error, messages), { tone: 'bad' })
    }
  }

  return (
    <section className={styles.card} aria-busy>
      <h2>{orders.clientStates[order.state === 'draft' ? 'frozen' : order.state]}</h2>
      <p className={styles.soft}>{orders.sendingNote}</p>
      <div className={styles.progress}>
        <ProgressBar label={orders.sending} part={part} text={sent} />
      </div>
      <div className={styles.counts}>
        <strong>{sent}</strong>
        {job && job.bytesTotal > 0 && <span>{orders.sentBytes(format.bytes(job.bytesDone), format.bytes(job.bytesTotal))}</span>}
        <span className={styles.timeLeft}>{job?.remainingMs != null && format.timeLeft(job.remainingMs)}</span>
      </div>
      <div className={styles.actions}>
        <Button size="large" disabled={!job || stopping} onClick={stop}>
          {stopping ? messages.jobs.stopping : orders.stop}
        </Button>
      </div>
    </section>
  )
}
