import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SimilarGroup } from '#shared/similar/group-similar.ts'

/** Newest first. One string and one array, since a hundred thousand objects would take the main thread long to copy. */
export type LikenessRequest = { /** 16 hex digits a photo. */ hashes: string; takenMs: Float64Array<ArrayBuffer> }
/** Positions in place of ids. */
export type LikenessAnswer = SimilarGroup[]

/** Rejects with an AbortError where `signal` ends it. */
export async function groupInWorker(script: URL, request: LikenessRequest, signal: AbortSignal): Promise<LikenessAnswer> {
  const worker = new Worker(script, { workerData: request, transferList: [request.takenMs.buffer] })
  try {
    const [answer] = (await once(worker, 'message', { signal })) as [LikenessAnswer]
    return answer
  } finally {
    await worker.terminate()
  }
}
