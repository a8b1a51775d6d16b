import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Job } from '#shared/contract/jobs.ts'
import { describeError } from '../../api/describe-error.ts'
import { hostBridge } from '../../api/host-bridge.ts'
import { dismissJob } from '../../api/jobs-store.ts'
import { useStore } from '../../api/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import type { FileCheck } from '../files/found-sentence.ts'
import { filterStore } from '../filters/filter-store.ts'
import { searchStore } from '../search/search-store.ts'
import { outcomeOf } from './job-outcome.ts'
import styles from './job-strip.module.css'
import { SkippedDialog } from './skipped-dialog.tsx'
import { stoppedImports } from './stopped-imports.ts'

/** A result that leaves nothing to do goes away by itself. */
const QUIET_RESULT_MS = 8000

/** How a job ended, and what there is to see of it. */
export function ResultLine({ job, check }: { job: Job; check: FileCheck | undefined }) {
  const messages = useMessages()
  const { jobs, files, common } = messages
  const [, navigate] = useLocation()
  const [reading, setReading] = useState(false)
  const stopped = useStore(stoppedImports).has(job.jobId)
  const outcome = outcomeOf(job, check, messages, stopped)
  const skipped = outcome?.skipped
  const wrote = hostBridge.revealFile ? outcome?.wrote : undefined
  const quiet = job.state !== 'failed' && !skipped && wrote === undefined && outcome?.missing === undefined

  useEffect(() => {
    if (!quiet) return
    const timer = setTimeout(() => dismissJob(job.jobId), QUIET_RESULT_MS)
    return () => clearTimeout(timer)
  }, [quiet, job.jobId])

  if (!outcome) return null
  const reveal = (path: string) => {
    hostBridge.revealFile?.(path).catch((error: unknown) => showToast(describeError(error, messages), { tone: 'bad' }))
  }
  const showMissing = () => {
    searchStore.set({ text: '', finished: false })
    filterStore.set({ missing: true })
    navigate('/')
  }
  return (
    <div className={styles.line}>
      <p role="status" className={styles.result}>
        {outcome.sentence}
      </p>
      {skipped && <Button onClick={() => setReading(true)}>{jobs.seeSkipped(skipped.files.length)}</Button>}
      {wrote !== undefined && <Button onClick={() => reveal(wrote)}>{jobs.reveal}</Button>}
      {outcome.missing !== undefined && <Button onClick={showMissing}>{files.seeMissing(outcome.missing)}</Button>}
      <IconButton label={common.close} onClick={() => dismissJob(job.jobId)}>
        <X size={18} />
      </IconButton>
      {reading && skipped && <SkippedDialog files={skipped.files} of={skipped.of} onClose={() => setReading(false)} />}
    </div>
  )
}
