// A thread that groups pictures by their likeness: a quarter of a second for 100,000.
import { parentPort, workerData } from 'node:worker_threads'
import { groupSimilar } from '#shared/similar/group-similar.ts'
import type { LikenessAnswer, LikenessRequest } from './group-in-worker.ts'

const { hashes, takenMs } = workerData as LikenessRequest
const photos = Array.from(takenMs, (time, index) => ({ id: index, likeness: hashes.slice(index * 16, index * 16 + 16), takenMs: time }))
parentPort?.postMessage(groupSimilar(photos) satisfies LikenessAnswer)
