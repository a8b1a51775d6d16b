/** How many were done at an instant, in ms. */
export type PaceSample = { at: number; done: number }

/** The pace is that of the last few seconds: an import's is another while folders are read than while thumbnails are made. */
const WINDOW_MS = 6000
/** Below this it would only jump about. */
const LEAST_MS = 1000

/** The samples with one more, without those that are too old to say anything. */
export function addSample(samples: readonly PaceSample[], sample: PaceSample): PaceSample[] {
  const last = samples.at(-1)
  if (last && sample.done < last.done) return [sample]
  const young = samples.findIndex(({ at }) => sample.at - at <= WINDOW_MS)
  return [...(young < 0 ? [] : samples.slice(young)), sample]
}

/** How many a second; null while there is nothing to reckon from. */
export function perSecond(samples: readonly PaceSample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at - first.at < LEAST_MS || last.done === first.done) return null
  return ((last.done - first.done) * 1000) / (last.at - first.at)
}

/** Whole numbers where they are large enough to say it. */
export function formatPace(pace: number): string {
  return pace >= 10 ? Math.round(pace).toLocaleString('en-US') : pace.toFixed(1)
}
