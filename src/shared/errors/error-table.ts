import { z } from 'zod'

const nothing = z.object({})
const order = z.object({ orderId: z.string() })
const photo = z.object({ fileName: z.string() })
const path = z.object({ path: z.string() })

/** Every error that crosses a border (RPC, CLI, the studio's HTTP): its HTTP status and the facts that its sentence needs. */
export const errorTable = {
  INVALID_INPUT: { status: 400, data: z.object({ field: z.string() }) },
  UNKNOWN_PROCEDURE: { status: 404, data: z.object({ name: z.string() }) },
  NOT_FOUND: { status: 404, data: nothing },
  INTERNAL: { status: 500, data: nothing },
  FORBIDDEN: { status: 403, data: nothing },
  CANCELLED: { status: 499, data: nothing },

  DATA_IN_USE: { status: 409, data: nothing },
  DATA_TOO_NEW: { status: 409, data: nothing },
  DATA_READ_ONLY: { status: 403, data: path },
  DISK_FULL: { status: 507, data: nothing },

  PATH_NOT_FOUND: { status: 404, data: path },
  SAMPLES_MISSING: { status: 404, data: nothing },
  PHOTO_NOT_FOUND: { status: 404, data: z.object({ id: z.number() }) },
  PHOTO_FILE_MISSING: { status: 410, data: photo },
  PHOTO_FILE_CHANGED: { status: 409, data: photo },
  PHOTO_TOO_LARGE: { status: 413, data: z.object({ fileName: z.string(), megabytes: z.number() }) },
  NOT_THIS_PHOTO: { status: 409, data: photo },
  ALBUM_NOT_FOUND: { status: 404, data: z.object({ albumId: z.number() }) },
  ALBUM_NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  SEARCH_NOT_FOUND: { status: 404, data: z.object({ searchId: z.number() }) },
  SEARCH_NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  TAG_NOT_FOUND: { status: 404, data: z.object({ tag: z.string() }) },
  NOTHING_TO_UNDO: { status: 409, data: nothing },
  NOTHING_TO_REDO: { status: 409, data: nothing },
  FOLDER_READ_ONLY: { status: 403, data: path },
  NOT_A_BACKUP: { status: 422, data: nothing },
  BACKUP_TOO_NEW: { status: 409, data: nothing },
  BACKUP_NOT_FOUND: { status: 404, data: nothing },
  JOB_NOT_FOUND: { status: 404, data: z.object({ jobId: z.string() }) },
  STUDIO_UNKNOWN: { status: 404, data: z.object({ studioId: z.string() }) },

  CATALOGUE_UNAVAILABLE: { status: 503, data: nothing },
  PRODUCT_GONE: { status: 409, data: z.object({ productId: z.string() }) },
  OPTION_GONE: { status: 409, data: z.object({ option: z.string() }) },
  DELIVERY_UNAVAILABLE: { status: 409, data: nothing },
  PAYMENT_UNAVAILABLE: { status: 409, data: nothing },
  BELOW_MINIMUM: { status: 409, data: z.object({ minimum: z.number(), subtotal: z.number() }) },
  ORDER_NOT_FOUND: { status: 404, data: order },
  ORDER_NOT_EDITABLE: { status: 409, data: order },
  ORDER_NOT_CANCELLABLE: { status: 409, data: nothing },
  DRAFT_CHANGED: { status: 409, data: order },
  PICKUP_UNAVAILABLE: { status: 409, data: nothing },
  PRICE_CHANGED: { status: 409, data: z.object({ confirmed: z.number(), now: z.number() }) },
  MAYBE_ORDERED: { status: 409, data: nothing },

  STUDIO_UNREACHABLE: { status: 503, data: nothing },
  STUDIO_SLOW: { status: 504, data: nothing },
  STUDIO_UNTRUSTED: { status: 502, data: nothing },
  STUDIO_FAILED: { status: 502, data: z.object({ status: z.number() }) },
  STUDIO_FULL: { status: 507, data: nothing },
  STUDIO_REFUSED: { status: 502, data: z.object({ code: z.string(), message: z.string() }) },

  NEEDS_LOGIN: { status: 401, data: nothing },
  TOO_LARGE: { status: 413, data: nothing },
  TOO_MANY_ORDERS: { status: 409, data: nothing },
  QUOTA_EXCEEDED: { status: 413, data: z.object({ megabytes: z.number() }) },
  TOO_BUSY: { status: 429, data: z.object({ seconds: z.number() }) },
  MANIFEST_CHANGED: { status: 409, data: nothing },
  FILES_MISSING: { status: 409, data: z.object({ count: z.number() }) },
  WRONG_OFFSET: { status: 409, data: z.object({ offset: z.number() }) },
  WRONG_HASH: { status: 422, data: nothing },
  NOT_AN_IMAGE: { status: 422, data: nothing },
} as const satisfies Record<string, { status: number; data: z.ZodType }>

export type ErrorCode = keyof typeof errorTable
export type ErrorData<Code extends ErrorCode> = z.infer<(typeof errorTable)[Code]['data']>

/** One sentence a code; what happened, and what to do. */
export type ErrorSentences = { readonly [Code in ErrorCode]: (data: ErrorData<Code>) => string }

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}
