import { createStore } from '../../api/store.ts'

/** Jobs that import what had been read in when the customer stopped the reading. */
export const stoppedImports = createStore<ReadonlySet<string>>(new Set())

let stopped = false

/** Reading in begins: nothing has been stopped yet. */
export function beginReading(): void {
  stopped = false
}

export function noteStopped(): void {
  stopped = true
}

/** Whether what was read in last was stopped by the customer. */
export function wasStopped(): boolean {
  return stopped
}

/** What has been read in is being imported by this job. */
export function noteImport(jobId: string): void {
  if (stopped) stoppedImports.set((jobs) => new Set(jobs).add(jobId))
}
