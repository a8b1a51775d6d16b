import type { SkipReason } from '#shared/contract/library.ts'
import type { PhotoMetadata } from './read-metadata.ts'

/** What the decoder process can be asked for. Paths are absolute. */
export type DecoderRequest =
  | { kind: 'hash'; path: string }
  | { kind: 'thumbnail'; path: string; target: string }
  | { kind: 'preview'; path: string; target: string; longEdge: number }

export type HashAnswer = { sha256: string; bytes: number }

/** Width and height upright, in px; colour `#rrggbb`; `damaged` where only a part could be decoded. */
export type ThumbnailAnswer = { width: number; height: number; colour: string; damaged: boolean; metadata: PhotoMetadata }

export type DecoderAnswer = { hash: HashAnswer; thumbnail: ThumbnailAnswer; preview: null }

/** The failure that a photo is skipped for, or an INTERNAL one with its own words for the log. */
export type DecoderReply =
  | { id: number; ok: true; value: DecoderAnswer[keyof DecoderAnswer] }
  | { id: number; ok: false; reason: SkipReason | 'DISK_FULL' | 'INTERNAL'; message: string }

/** A photo that can't be taken in, and why. */
export class UnreadablePhoto extends Error {
  override readonly name = 'UnreadablePhoto'
  readonly reason: SkipReason

  constructor(reason: SkipReason, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}
