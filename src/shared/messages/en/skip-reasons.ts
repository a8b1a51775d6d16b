import type { SkipReason } from '../../contract/library.ts'

export const skipReasonsEn: Readonly<Record<SkipReason, string>> = {
  EMPTY_FILE: 'The file is empty.',
  NOT_A_PHOTO: 'The file is damaged, or this is not a photo.',
  DAMAGED: 'The file is damaged and can’t be read. Try copying it from the device again.',
  TOO_MANY_PIXELS: 'The picture is too large to open. (65,500 pixels a side and 200 megapixels at most)',
  FORMAT_NOT_SUPPORTED: 'This format can’t be read yet. Please convert it to JPEG.',
  VIDEO: 'Videos are not taken in.',
  NO_PERMISSION: 'You have no permission to read this file.',
  NAME_UNREADABLE: 'The characters of its name are broken, so it can’t be opened. Rename it and import it again.',
  FILE_GONE: 'The file could not be found.',
  TOO_SLOW: 'It took too long to read and was left out.',
}
