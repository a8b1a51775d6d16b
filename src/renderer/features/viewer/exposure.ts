import type { PhotoDetail } from '#shared/contract/photos.ts'
import type { Messages } from '#shared/messages/index.ts'

/** From here on, in s, a camera shows tenths of a second instead of a fraction. */
const SLOW_SHUTTER_S = 0.3

/** Shutter time in s as a camera shows it: `1/125`, `0.5`, `30`. */
export function formatShutter(seconds: number): string {
  return seconds < SLOW_SHUTTER_S ? `1/${Math.round(1 / seconds)}` : plainNumber(seconds)
}

/** `f/1.8 · 1/125초 · ISO 200 · 26mm`, as far as it is known. */
export function describeExposure(exposure: PhotoDetail['exposure'], words: Messages['viewer']): string {
  const { aperture, shutter, iso, focalLength } = exposure
  const parts = [
    aperture && words.aperture(plainNumber(aperture)),
    shutter && words.shutter(formatShutter(shutter)),
    iso && words.iso(iso),
    focalLength && words.focalLength(plainNumber(focalLength)),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Near enough to a spot to be of the same walk: four decimals are some ten metres. */
export function describePlace({ latitude, longitude }: { latitude: number; longitude: number }, words: Messages['viewer']): string {
  return words.coordinates(Math.abs(latitude).toFixed(4), Math.abs(longitude).toFixed(4), latitude >= 0, longitude >= 0)
}

/** One decimal, and none where it would be 0. */
function plainNumber(value: number): string {
  return String(Math.round(value * 10) / 10)
}
