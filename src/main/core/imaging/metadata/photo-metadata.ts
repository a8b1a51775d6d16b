import type { Exposure } from '../../library/photo-row.ts'

/** What other programs and the camera wrote into a file or its sidecar. `takenAt` is wall-clock time without a zone, or null. */
export type PhotoMetadata = {
  takenAt: string | null
  caption: string
  tags: string[]
  /** 0 (none) to 5. */
  rating: number
  /** Maker and model; '' where unknown. */
  camera: string
  exposure: Exposure
  latitude: number | null
  longitude: number | null
}

/** What one of the places that metadata stands in says; what it says nothing of is left out, null or empty. */
export type PartialMetadata = {
  takenAt?: string | null
  /** When the file was last changed by a program that keeps EXIF: better than nothing. */
  changedAt?: string | null
  caption?: string
  tags?: string[]
  rating?: number
  camera?: string
  exposure?: Exposure
  latitude?: number
  longitude?: number
}

/** Where metadata stands. Sidecars come in the order in which they are believed. */
export type MetadataSources = {
  sidecars: readonly PartialMetadata[]
  xmp?: PartialMetadata | undefined
  iptc?: PartialMetadata | undefined
  exif?: PartialMetadata | undefined
}

/** Words as people last wrote them: sidecar, XMP, IPTC, EXIF. What the camera measured: as the camera wrote it, where it did. */
export function mergeMetadata({ sidecars, xmp = {}, iptc = {}, exif = {} }: MetadataSources): PhotoMetadata {
  const words = [...sidecars, xmp, iptc, exif]
  const measured = [...sidecars, exif, xmp, iptc]
  const camera = [exif, ...sidecars, xmp]
  const place = measured.find(({ latitude, longitude }) => latitude !== undefined && longitude !== undefined)
  const exposureOf = (key: keyof Exposure) => camera.find(({ exposure }) => exposure?.[key])?.exposure?.[key] ?? null
  return {
    takenAt: measured.find(({ takenAt }) => takenAt)?.takenAt ?? exif.changedAt ?? null,
    caption: words.find(({ caption }) => caption)?.caption ?? '',
    tags: words.find(({ tags }) => tags?.length)?.tags ?? [],
    rating: words.find(({ rating }) => rating !== undefined)?.rating ?? 0,
    camera: camera.find((source) => source.camera)?.camera ?? '',
    exposure: {
      aperture: exposureOf('aperture'),
      shutter: exposureOf('shutter'),
      iso: exposureOf('iso'),
      focalLength: exposureOf('focalLength'),
    },
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  }
}
