import { useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Order } from '#shared/contract/orders.ts'
import { client } from '../../api/client.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostOutlivesWindow } from '../../api/host-bridge.ts'
import { useSettings } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePace } from '../jobs/use-pace.ts'
import { UploadLimitChoice } from '../studio/settings-upload-limit.tsx'
import { canTakeBack } from './order-standing.ts'
import styles from './sent-order-screen.module.css'
import { TakeBackButton } from './take-back-button.tsx'

/** An order on its way: how far, how fast, how long, and all that can be done about it. */
export function SendingCard({ order, job }: { order: Order; job: Job | undefined }) {
  const messages = useMessages()
  const { orders } = messages
  const { data: settings } = useSettings()
  const [stopping, setStopping] = useState(false)

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
    <section className={styles.card}>
      <h2>{orders.clientStates[order.state === 'draft' ? 'frozen' : order.state]}</h2>
      <p className={styles.soft}>{hostOutlivesWindow ? orders.sendingNote : orders.sendingNoteWindow}</p>
      <Progress order={order} job={job} />
      <div className={styles.actions}>
        <Button size="large" disabled={job?.state !== 'running' || stopping} onClick={stop}>
          {stopping ? messages.jobs.stopping : orders.stop}
        </Button>
        {canTakeBack(order) && <TakeBackButton order={order} />}
      </div>
      {settings && (
        <div className={styles.limit}>
          <p className={styles.soft}>{orders.uploadLimit}</p>
          <UploadLimitChoice settings={settings} />
        </div>
      )}
    </section>
  )
}

function Progress({ order, job }: { order: Order; job: Job | undefined }) {
  const { orders, format } = useMessages()
  const part = job && job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : null
  // Before the first file goes nobody has counted yet but the order itself.
  const total = job?.total || new Set(order.lines.map((line) => line.photoId)).size
  const sent = orders.sent(job?.done ?? 0, total)
  return (
    <>
      <div className={styles.progress}>
        <ProgressBar label={orders.sending} part={part} text={sent} />
      </div>
      <div className={styles.counts}>
        <strong>{sent}</strong>
        {job && job.bytesTotal > 0 && <span>{orders.sentBytes(format.bytes(job.bytesDone), format.bytes(job.bytesTotal))}</span>}
        {job?.state === 'running' && <Pace key={job.jobId} job={job} />}
        <span className={styles.timeLeft}>{job?.remainingMs != null && format.timeLeft(job.remainingMs)}</span>
      </div>
    </>
  )
}

function Pace({ job }: { job: Job }) {
  const pace = usePace(job)
  return pace === null ? null : <span>{pace}</span>
}
