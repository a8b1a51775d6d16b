import type { SkipReason } from '#shared/contract/library.ts'
import type { PhotoFormat } from '#shared/contract/photos.ts'
import type { PhotoMetadata } from './metadata/photo-metadata.ts'

/** What the decoder process can be asked for. Paths are absolute; what is at `target` is replaced. */
export type DecoderRequest =
  | { kind: 'hash'; path: string }
  /** All that can be known without decoding. Where `embeddedTarget` is given, the camera's own small picture is put there, upright. */
  | { kind: 'scan'; path: string; embeddedTarget?: string }
  /** When the file itself says that it was taken, whatever a sidecar says. */
  | { kind: 'date'; path: string }
  /** The grid's picture, ≤ 512 px. */
  | { kind: 'thumbnail'; path: string; target: string }
  /** At most `longEdge` px, never enlarged. */
  | { kind: 'preview'; path: string; target: string; longEdge: number }
  /** Pixel for pixel, to zoom into. */
  | { kind: 'full'; path: string; target: string }
  | ExportRequest

/** A new picture for other programs. Never enlarged; `longEdge` null leaves the size alone. */
export type ExportRequest = {
  kind: 'export'
  path: string
  target: string
  format: 'jpeg' | 'png' | 'webp'
  longEdge: number | null
  /** Of JPEG and WebP. */
  quality: number
}
/** Size in px; `turned`: whether the pixels may lie another way in the file. */
export type ExportAnswer = { width: number; height: number; turned: boolean }

export type HashAnswer = { sha256: string; bytes: number }

/** Wall-clock time, or null where the file says nothing of it. */
export type DateAnswer = { takenAt: string | null }

/** Width and height upright, in px; the format is told by the content; `embedded`: whether `embeddedTarget` was written. */
export type ScanAnswer = HashAnswer & {
  width: number
  height: number
  format: PhotoFormat
  metadata: PhotoMetadata
  embedded: boolean
}

/**
 * Width and height upright, in px; colour `#rrggbb`, the average; `damaged` where only a part could be decoded; `likeness` a
 * 64-bit difference hash, 16 hex digits.
 */
export type ThumbnailAnswer = { width: number; height: number; colour: string; damaged: boolean; likeness: string }

export type DecoderAnswer = {
  hash: HashAnswer
  scan: ScanAnswer
  date: DateAnswer
  thumbnail: ThumbnailAnswer
  preview: null
  full: null
  export: ExportAnswer
}

/** The failure that a photo is skipped for, or an INTERNAL one with its own words for the log. */
export type DecoderReply =
  | { id: number; ok: true; value: DecoderAnswer[keyof DecoderAnswer] }
  | { id: number; ok: false; reason: SkipReason | 'DISK_FULL' | 'INTERNAL'; message: string }
