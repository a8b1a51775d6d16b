import type { Messages } from '../index.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const jobsEn: Messages['jobs'] = {
  reasons: {
    EMPTY_FILE: 'The file is empty',
    NOT_A_PHOTO: 'It is not a photo',
    DAMAGED: 'The file is damaged',
    TOO_MANY_PIXELS: 'The photo is too large',
    FORMAT_NOT_SUPPORTED: 'This format can’t be read yet',
    VIDEO: 'Videos are not added',
    NO_PERMISSION: 'No permission to read it',
    FILE_GONE: 'The file disappeared',
    TOO_SLOW: 'Reading it took too long',
  },
  label: 'Progress',
  importing: 'Adding photos',
  preparing: 'Moving photos',
  sending: 'Sending an order',
  progress: (done, total) => `${done.toLocaleString('en-US')} / ${photos(total)}`,
  stop: 'Stop',
  stopping: 'Stopping',
  imported: (count) => `${photos(count)} added.`,
  nothingNew: 'No new photos were added.',
  duplicates: (count) => `${photos(count)} already there.`,
  skipped: (skipped, imported) =>
    imported > 0
      ? `${photos(skipped)} could not be read. The other ${imported.toLocaleString('en-US')} were added.`
      : `${photos(skipped)} could not be read.`,
  seeSkipped: (count) => `See ${count.toLocaleString('en-US')}`,
  skippedTitle: 'Files that could not be read',
  skippedNote: 'The originals are untouched. All other photos are ready.',
  stopped: (count) => `Stopped. The ${photos(count)} added so far are kept.`,
  uploadFailed: (name) => `“${name}” could not be moved.`,
  seeOrder: 'See order',
  orderSent: (number) => `The studio has it all. Order ${number}`,
}
