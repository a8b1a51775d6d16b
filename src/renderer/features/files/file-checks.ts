import { client } from '../../api/client.ts'
import { createStore } from '../../api/store.ts'
import type { FileCheck } from './found-sentence.ts'

/** The checks that this window began, by job. */
export const fileChecksStore = createStore<ReadonlyMap<string, FileCheck>>(new Map())

/** Has the core look whether all files are where they were. */
export async function checkFiles(by: FileCheck['by']): Promise<void> {
  const { missing } = await client.photos.facets({})
  const { jobId } = await client.library.checkFiles({})
  fileChecksStore.set((checks) => new Map(checks).set(jobId, { by, missingBefore: missing }))
}
