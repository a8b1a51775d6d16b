import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { UnreadablePhoto } from './unreadable-photo.ts'

/** Pixels of three bytes, upright. */
export type RgbPicture = { data: Uint8Array; width: number; height: number }

/** The part of libheif's JavaScript side that is used; its own typings leave it out. */
type LibHeif = {
  HEAPU8: Uint8Array
  heif_colorspace: { heif_colorspace_RGB: unknown }
  heif_chroma: { heif_chroma_interleaved_RGB: unknown }
  heif_context_alloc(): unknown
  heif_context_free(context: unknown): void
  heif_context_read_from_memory(context: unknown, content: Uint8Array): { code: { value: number }; message: string }
  heif_js_context_get_primary_image_handle(context: unknown): HeifHandle | null
  heif_js_decode_image2(handle: HeifHandle, colourSpace: unknown, chroma: unknown): HeifPicture
  heif_image_handle_release(handle: HeifHandle): void
  heif_image_release(image: unknown): void
}
type HeifHandle = { code?: { value: number }; message?: string }
type HeifPicture = {
  code?: { value: number }
  message?: string
  image: unknown
  channels: { data: Uint8Array; width: number; height: number; stride: number }[]
}

/** A heap that has grown never shrinks: beyond this it is thrown away after the photo. */
const MAX_KEPT_HEAP = 256 * 1024 * 1024

let library: LibHeif | null = null

/**
 * Decodes a HEIC's main picture. libheif turns it upright by the container's own marks, which is what counts in HEIC: what EXIF
 * says of the orientation must not be applied again. Throws UnreadablePhoto.
 */
export function decodeHeic(content: Uint8Array): RgbPicture {
  library ??= loadLibrary()
  const heif = library
  const context = heif.heif_context_alloc()
  try {
    const opened = heif.heif_context_read_from_memory(context, content)
    if (opened.code.value !== 0) throw new UnreadablePhoto('DAMAGED', { cause: opened.message })
    const handle = heif.heif_js_context_get_primary_image_handle(context)
    if (!handle || handle.code) throw new UnreadablePhoto('DAMAGED', { cause: handle?.message })
    const picture = heif.heif_js_decode_image2(
      handle,
      heif.heif_colorspace.heif_colorspace_RGB,
      heif.heif_chroma.heif_chroma_interleaved_RGB,
    )
    const [plane] = picture.channels ?? []
    if (picture.code || !plane) throw new UnreadablePhoto('DAMAGED', { cause: picture.message })
    // A copy: the heap moves when it grows, and is used again.
    const packed = packRows(plane)
    heif.heif_image_release(picture.image)
    heif.heif_image_handle_release(handle)
    return packed
  } catch (error) {
    // After a trap nothing in there can be trusted.
    library = null
    throw error instanceof UnreadablePhoto ? error : new UnreadablePhoto('DAMAGED', { cause: error })
  } finally {
    if (library) heif.heif_context_free(context)
    if (heif.HEAPU8.length > MAX_KEPT_HEAP) library = null
  }
}

/** The wasm file stays a file of its own in node_modules, which its licence (LGPL) wants to be exchangeable. */
function loadLibrary(): LibHeif {
  const require = createRequire(import.meta.url)
  const start = require('libheif-js/libheif-wasm/libheif.js') as (options: object) => LibHeif
  return start({
    wasmBinary: readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm')),
    print: () => {},
    printErr: () => {},
  })
}

function packRows({ data, width, height, stride }: HeifPicture['channels'][number]): RgbPicture {
  const row = width * 3
  if (stride === row) return { data: data.slice(0, row * height), width, height }
  const packed = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) packed.set(data.subarray(y * stride, y * stride + row), y * row)
  return { data: packed, width, height }
}
