import type { Job } from '#shared/contract/jobs.ts'
import { createStore } from './store.ts'

export type JobsState = {
  /** By id, oldest first. */
  jobs: ReadonlyMap<string, Job>
  /** Jobs whose result the customer has seen and put away. */
  dismissed: ReadonlySet<string>
  /** Whether the event stream stands; false after it broke, until it stands again. */
  connected: boolean
}

export const jobsStore = createStore<JobsState>({ jobs: new Map(), dismissed: new Set(), connected: true })

/** A job that had ended well before this window heard of it is old news. */
export function putJob(job: Job): void {
  const oldNews = !jobsStore.get().jobs.has(job.jobId) && job.state === 'done'
  jobsStore.set((state) => ({ ...state, jobs: new Map(state.jobs).set(job.jobId, job) }))
  if (oldNews) dismissJob(job.jobId)
}

export function dismissJob(jobId: string): void {
  jobsStore.set((state) => ({ ...state, dismissed: new Set(state.dismissed).add(jobId) }))
}

/** The newest job about this order, running or ended. */
export function jobOfOrder(state: JobsState, orderId: string): Job | undefined {
  return [...state.jobs.values()].filter((job) => job.orderId === orderId).sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0]
}
