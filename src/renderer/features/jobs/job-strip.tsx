import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { type ImportResult, importResultSchema } from '#shared/contract/library.ts'
import { inboxProgress } from '../../api/browser-bridge.ts'
import { client } from '../../api/client.ts'
import { describeCode } from '../../api/describe-error.ts'
import { dismissJob, jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { Button, buttonClass, IconButton } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './job-strip.module.css'
import { SkippedDialog } from './skipped-dialog.tsx'

/** A result that leaves nothing to do goes away by itself. */
const QUIET_RESULT_MS = 8000

/** At the bottom while something runs, and for a line on how it ended. */
export function JobStrip() {
  const { jobs } = useMessages()
  const state = useStore(jobsStore)
  const inbox = useStore(inboxProgress)
  const [location] = useLocation()
  const shown = [...state.jobs.values()].filter((job) => !state.dismissed.has(job.jobId) && isWorthALine(job, location))
  if (shown.length === 0 && !inbox && state.connected) return null
  return (
    <section aria-label={jobs.label} className={styles.strip} data-job-strip>
      {!state.connected && <Disconnected />}
      {inbox && (
        <div className={styles.line}>
          <span>{jobs.preparing}</span>
          <ProgressBar label={jobs.preparing} part={inbox.done / inbox.total} />
          <strong>{jobs.progress(inbox.done, inbox.total)}</strong>
          <Button look="quiet" onClick={inbox.stop}>
            {jobs.stop}
          </Button>
        </div>
      )}
      {shown.map((job) => (job.state === 'running' ? <RunningLine key={job.jobId} job={job} /> : <ResultLine key={job.jobId} job={job} />))}
    </section>
  )
}

/** An order being sent has a screen of its own, which tells more; how it ended is told there too. */
function isWorthALine(job: Job, location: string): boolean {
  return job.kind === 'import' || (job.state === 'running' && location !== `/orders/${job.orderId}`)
}

function Disconnected() {
  const { common } = useMessages()
  return (
    <p role="alert" className={styles.line}>
      {common.disconnected}
    </p>
  )
}

function RunningLine({ job }: { job: Job }) {
  const { jobs, format } = useMessages()
  const [stopping, setStopping] = useState(false)
  const name = job.kind === 'import' ? jobs.importing : jobs.sending
  const part = job.bytesTotal > 0 ? job.bytesDone / job.bytesTotal : job.total > 0 ? job.done / job.total : null
  const stop = () => {
    setStopping(true)
    client.jobs.cancel({ jobId: job.jobId }).catch(() => setStopping(false))
  }
  return (
    <div className={styles.line}>
      <span>{name}</span>
      <ProgressBar label={name} part={part} text={jobs.progress(job.done, job.total)} />
      <strong>{job.total > 0 && jobs.progress(job.done, job.total)}</strong>
      <span className={styles.left}>{job.remainingMs !== null && format.timeLeft(job.remainingMs)}</span>
      {job.orderId && (
        <Link href={`/orders/${job.orderId}`} className={buttonClass({ look: 'quiet' })}>
          {jobs.seeOrder}
        </Link>
      )}
      <Button look="quiet" disabled={stopping} onClick={stop}>
        {stopping ? jobs.stopping : jobs.stop}
      </Button>
    </div>
  )
}

function ResultLine({ job }: { job: Job }) {
  const messages = useMessages()
  const { jobs, common } = messages
  const [reading, setReading] = useState(false)
  const result = importResultSchema.safeParse(job.result).data
  const skipped = result?.skipped ?? []
  const quiet = job.state === 'done' && skipped.length === 0

  useEffect(() => {
    if (!quiet) return
    const timer = setTimeout(() => dismissJob(job.jobId), QUIET_RESULT_MS)
    return () => clearTimeout(timer)
  }, [quiet, job.jobId])

  return (
    <div className={styles.line}>
      <p role="status" className={styles.result}>
        {job.state === 'failed' && job.error
          ? describeCode(job.error.code, job.error.data, messages)
          : job.state === 'cancelled'
            ? jobs.stopped(result?.imported ?? job.done)
            : result && sayResult(result, jobs)}
      </p>
      {skipped.length > 0 && <Button onClick={() => setReading(true)}>{jobs.seeSkipped(skipped.length)}</Button>}
      <IconButton label={common.close} onClick={() => dismissJob(job.jobId)}>
        <X size={18} />
      </IconButton>
      {reading && <SkippedDialog skipped={skipped} onClose={() => setReading(false)} />}
    </div>
  )
}

function sayResult(result: ImportResult, jobs: ReturnType<typeof useMessages>['jobs']): string {
  const { imported, duplicates, skipped } = result
  const main = skipped.length > 0 ? jobs.skipped(skipped.length, imported) : imported > 0 ? jobs.imported(imported) : jobs.nothingNew
  return duplicates > 0 ? `${main} ${jobs.duplicates(duplicates)}` : main
}
