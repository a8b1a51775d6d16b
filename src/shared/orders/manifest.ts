import { z } from 'zod'
import { singleLine } from '../text/plain-text.ts'
import {
  deliverySchema,
  depositorSchema,
  lineChoice,
  MAX_LINES,
  memoSchema,
  orderId,
  paymentSchema,
  receiverSchema,
  takenDeliverySchema,
  takenReceiverSchema,
} from './order-details.ts'

export const MAX_FILE_BYTES = 200 * 1024 * 1024

/** SHA-256 in lower-case hex: the name of a file's content. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const orderFile = z.object({
  sha256,
  bytes: z.int().min(1).max(MAX_FILE_BYTES),
  /** As the customer knows it, for the order sheet only; the studio makes its own names on disk. */
  name: singleLine(255),
  /** Upright, in pixels. */
  width: z.int().min(1).max(65_500),
  height: z.int().min(1).max(65_500),
})

const manifestLine = lineChoice.extend({
  sha256,
  /** The day that is printed into the picture; only where an option of the line asks for it (날짜 인화). */
  date: z.iso.date().optional(),
})

const manifestShape = z.object({
  protocol: z.literal(1),
  orderId,
  /** When the customer said yes. */
  createdAt: z.iso.datetime(),
  catalogueVersion: z.string().min(1).max(60),
  lines: z.array(manifestLine).min(1).max(MAX_LINES),
  files: z.array(orderFile).min(1).max(MAX_LINES),
  receiver: takenReceiverSchema,
  delivery: takenDeliverySchema,
  payment: paymentSchema,
  depositor: depositorSchema.optional(),
  memo: memoSchema.default(''),
})

/** What the client asks for, frozen before the first byte is sent. The price is not in it: the studio reckons that itself. */
export const manifestSchema = manifestShape.superRefine(requireFilesOfLines)

/** One that was taken, by whatever rules held then. */
export const storedManifestSchema = manifestShape
  .extend({ receiver: receiverSchema, delivery: deliverySchema })
  .superRefine(requireFilesOfLines)

export type Manifest = z.infer<typeof manifestShape>
export type OrderFile = Manifest['files'][number]

/** JSON with its keys in order, so that the same content has the same bytes and so the same hash on both sides. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function requireFilesOfLines({ lines, files }: Pick<Manifest, 'lines' | 'files'>, context: z.RefinementCtx): void {
  const listed = new Set(files.map((file) => file.sha256))
  if (listed.size !== files.length) context.addIssue({ code: 'custom', path: ['files'], message: 'a file stands twice' })
  if (lines.some((line) => !listed.has(line.sha256)))
    context.addIssue({ code: 'custom', path: ['lines'], message: 'a line without its file' })
  const used = new Set(lines.map((line) => line.sha256))
  if (files.some((file) => !used.has(file.sha256))) context.addIssue({ code: 'custom', path: ['files'], message: 'a file without a line' })
}
