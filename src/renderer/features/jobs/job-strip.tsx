import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { filesCheckedSchema } from '#shared/contract/library.ts'
import { inboxProgress } from '../../api/browser-bridge.ts'
import { jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { fileChecksStore } from '../files/file-checks.ts'
import { type FileCheck, isWorthTelling } from '../files/found-sentence.ts'
import { useCheckOnReturn } from '../files/use-check-on-return.ts'
import { latestOfKind, mostTelling, withoutStale } from './job-outcome.ts'
import styles from './job-strip.module.css'
import { ResultLine } from './result-line.tsx'
import { RunningLine } from './running-line.tsx'
import { noteStopped } from './stopped-imports.ts'

/** More lines would push the photos away; the others wait folded. */
const MOST_LINES = 2

/** At the bottom while something runs, and for a line on how it ended. */
export function JobStrip() {
  useCheckOnReturn()
  return <JobLines />
}

/** The lines themselves; of `kinds` only, where they stand on a screen that has little room for others. */
export function JobLines({ kinds }: { kinds?: ReadonlySet<Job['kind']> }) {
  const { jobs } = useMessages()
  const state = useStore(jobsStore)
  const checks = useStore(fileChecksStore)
  const [location] = useLocation()
  const [unfolded, setUnfolded] = useState(false)
  const told = latestOfKind(
    withoutStale([...state.jobs.values()]).filter(
      (job) => (kinds?.has(job.kind) ?? true) && !state.dismissed.has(job.jobId) && isWorthALine(job, location, checks.get(job.jobId)),
    ),
  )
  const inbox = useStore(inboxProgress)
  const others = (inbox ? 1 : 0) + (state.connected ? 0 : 1)
  const most = Math.max(MOST_LINES - others, others === MOST_LINES ? 0 : 1)
  const folded = told.length - Math.min(told.length, most)
  const shown = unfolded ? told : mostTelling(told, most)
  if (told.length === 0 && !inbox && state.connected) return null
  return (
    <section aria-label={jobs.label} className={styles.strip} data-job-strip>
      <div className={styles.lines}>
        {!state.connected && <Disconnected />}
        {inbox && <InboxLine {...inbox} />}
        {shown.map((job) =>
          job.state === 'running' ? (
            <RunningLine key={job.jobId} job={job} />
          ) : (
            <ResultLine key={job.jobId} job={job} check={checks.get(job.jobId)} />
          ),
        )}
      </div>
      {folded > 0 && (
        <Button
          look="quiet"
          className={styles.fold}
          aria-expanded={unfolded}
          aria-label={unfolded ? jobs.less : jobs.moreLabel(folded)}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? jobs.less : jobs.more(folded)}
        </Button>
      )}
    </section>
  )
}

function InboxLine({ done, total, stop }: { done: number; total: number; stop: () => void }) {
  const { jobs } = useMessages()
  return (
    <div className={styles.line}>
      <span className={styles.name}>{jobs.preparing}</span>
      <ProgressBar label={jobs.preparing} part={done / total} />
      <strong>{jobs.progress(done, total)}</strong>
      <Button
        look="quiet"
        onClick={() => {
          noteStopped()
          stop()
        }}
      >
        {jobs.stop}
      </Button>
    </div>
  )
}

/** An order being sent has a screen of its own, which tells more; how it ended is told there too. A look at the files is silent unless asked for. */
function isWorthALine(job: Job, location: string, check: FileCheck | undefined): boolean {
  if (job.kind === 'send-order') return job.state === 'running' && location !== `/orders/${job.orderId}`
  if (job.kind !== 'check-files') return true
  if (job.state !== 'done') return check?.by === 'asked'
  const result = filesCheckedSchema.safeParse(job.result).data
  return result !== undefined && isWorthTelling(check, result.missing)
}

function Disconnected() {
  const { common } = useMessages()
  return (
    <p role="alert" className={styles.line}>
      {common.disconnected}
    </p>
  )
}
