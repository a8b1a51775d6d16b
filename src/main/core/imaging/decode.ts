import type { DecoderAnswer, DecoderRequest } from './decoder-messages.ts'
import { encodePicture } from './encode.ts'
import { makeFull, makePreview, makeThumbnail } from './make-pictures.ts'
import { hashFile, readDate, scanFile } from './scan-file.ts'

/** Throws UnreadablePhoto for a file that is no photo we can take in. */
export async function performDecoderRequest(request: DecoderRequest): Promise<DecoderAnswer[keyof DecoderAnswer]> {
  if (request.kind === 'hash') return hashFile(request.path)
  if (request.kind === 'scan') return scanFile(request.path, request.embeddedTarget)
  if (request.kind === 'date') return readDate(request.path)
  if (request.kind === 'thumbnail') return makeThumbnail(request.path, request.target)
  if (request.kind === 'preview') return makePreview(request.path, request.target, request.longEdge)
  if (request.kind === 'export') return encodePicture(request)
  return makeFull(request.path, request.target)
}
