import type { Messages } from '../index.ts'
import { skipReasonsEn } from './skip-reasons.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const jobsEn: Messages['jobs'] = {
  reasons: skipReasonsEn,
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
}
