import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { filesCheckedSchema } from '#shared/contract/library.ts'
import { inboxProgress } from '../../api/browser-bridge.ts'
import { jobOfOrder, jobsStore } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { fileChecksStore } from '../files/file-checks.ts'
import { type FileCheck, isWorthTelling } from '../files/found-sentence.ts'
import { useCheckOnReturn } from '../files/use-check-on-return.ts'
import { useOrders } from '../order/use-draft.ts'
import { latestOfKind, mostTelling, withoutStale } from './job-outcome.ts'
import styles from './job-strip.module.css'
import { isOrderWorthALine } from './order-line.ts'
import { PausedLine } from './paused-line.tsx'
import { ResultLine } from './result-line.tsx'
import { RunningLine } from './running-line.tsx'
import { noteStopped } from './stopped-imports.ts'

/** More lines would push the photos away, and in a low window the buttons; the others wait folded. */
const MOST_LINES = 2
const LOW_WINDOW = '(max-height: 480px)'

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
  const paused = usePausedOrders()
  const low = useMediaQuery(LOW_WINDOW)
  const told = latestOfKind(
    withoutStale([...state.jobs.values()]).filter(
      (job) =>
        (kinds?.has(job.kind) ?? true) &&
        !state.dismissed.has(job.jobId) &&
        (job.kind === 'send-order'
          ? isOrderWorthALine(job, location, jobOfOrder(state, job.orderId ?? ''), paused)
          : isWorthALine(job, checks.get(job.jobId))),
    ),
  )
  const inbox = useStore(inboxProgress)
  const others = (inbox ? 1 : 0) + (state.connected ? 0 : 1)
  const most = Math.max(0, (low ? 1 : MOST_LINES) - others)
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
          ) : job.kind === 'send-order' && job.orderId ? (
            <PausedLine key={job.jobId} job={job} orderId={job.orderId} />
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

/** A look at the files is silent unless asked for. */
function isWorthALine(job: Job, check: FileCheck | undefined): boolean {
  if (job.kind !== 'check-files') return true
  if (job.state !== 'done') return check?.by === 'asked'
  const result = filesCheckedSchema.safeParse(job.result).data
  return result !== undefined && isWorthTelling(check, result.missing)
}

function usePausedOrders(): ReadonlySet<string> {
  const { data } = useOrders()
  return useMemo(() => new Set(data?.orders.filter(({ attention }) => attention === 'paused').map(({ orderId }) => orderId)), [data])
}

function Disconnected() {
  const { common } = useMessages()
  return (
    <p role="alert" className={styles.line}>
      {common.disconnected}
    </p>
  )
}
