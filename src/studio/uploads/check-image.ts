import { checkPicture } from '#imaging/picture-size.ts'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** What says nothing of the photo, only of this computer. */
const OWN_TROUBLE: ReadonlySet<string> = new Set(['FILE_GONE', 'NO_PERMISSION'])

/**
 * Takes what the client takes. Reads the header only: photos are decoded by the processes that render. Throws NOT_AN_IMAGE for
 * what is no photo, or one too large to be opened safely.
 */
export async function checkImage(path: string): Promise<void> {
  await checkPicture(path).catch((error: unknown) => {
    throw error instanceof UnreadablePhoto && !OWN_TROUBLE.has(error.reason) ? new AppError('NOT_AN_IMAGE', {}) : error
  })
}
