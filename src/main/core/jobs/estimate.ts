const MIN_ELAPSED_MS = 500

/** Time still to go in ms, from the pace so far: by bytes where they are counted, else by pieces. Null before there is a pace. */
export function estimateRemainingMs(
  progress: { done: number; total: number; bytesDone: number; bytesTotal: number },
  elapsedMs: number,
): number | null {
  const [done, total] = progress.bytesTotal > 0 ? [progress.bytesDone, progress.bytesTotal] : [progress.done, progress.total]
  if (done <= 0 || total <= 0 || elapsedMs < MIN_ELAPSED_MS) return null
  return Math.max(0, Math.round((elapsedMs / done) * (total - done)))
}
