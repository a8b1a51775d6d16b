import { useEffect, useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { addSample, formatPace, type PaceSample, perSecond } from '#shared/jobs/pace.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** How fast a job goes, in words: an order by bytes, a backup not at all since it is done at one go, all others by photos. */
export function usePace({ kind, done, bytesPerSecond }: Job): string | null {
  const { jobs, format } = useMessages()
  const [samples, setSamples] = useState<readonly PaceSample[]>([])
  useEffect(() => setSamples((known) => addSample(known, { at: Date.now(), done })), [done])
  if (kind === 'backup' || kind === 'restore') return null
  if (kind === 'send-order') return bytesPerSecond ? jobs.bytesPerSecond(format.bytes(bytesPerSecond)) : null
  const pace = perSecond(samples)
  return pace === null ? null : jobs.speed(formatPace(pace))
}
