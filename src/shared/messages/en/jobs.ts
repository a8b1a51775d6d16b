import type { Messages } from '../index.ts'
import { skipReasonsEn } from './skip-reasons.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

const files = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'}`

export const jobsEn: Messages['jobs'] = {
  reasons: skipReasonsEn,
  label: 'Progress',
  running: {
    import: 'Adding photos',
    'check-files': 'Checking the original files',
    locate: 'Looking for files',
    export: 'Exporting copies',
    sidecars: 'Writing captions beside the files',
    backup: 'Backing up the library',
    restore: 'Restoring the library',
    'send-order': 'Sending an order',
  },
  preparing: 'Reading photos',
  progress: (done, total) => `${done.toLocaleString('en-US')} / ${photos(total)}`,
  speed: (perSecond) => `${perSecond} photos/s`,
  bytesPerSecond: (bytes) => `${bytes}/s`,
  stop: 'Stop',
  pause: 'Pause',
  stopping: 'Stopping',
  imported: (count) => `${photos(count)} added.`,
  nothingNew: 'No new photos were added.',
  duplicates: (count) => `${photos(count)} already there.`,
  found: (count) => `${photos(count)} that had gone found again.`,
  videos: (count) =>
    `${count.toLocaleString('en-US')} ${count === 1 ? 'video was' : 'videos were'} left alone; videos are not handled yet.`,
  skipped: (skipped, imported) =>
    imported > 0
      ? `${files(skipped)} could not be read. The other ${imported.toLocaleString('en-US')} were added.`
      : `${files(skipped)} could not be read.`,
  exported: (count, folder) => `${photos(count)} exported to “${folder}”.`,
  sidecars: (count) => `Captions of ${photos(count)} written beside the files.`,
  notWritten: (count) => `${photos(count)} could not be written.`,
  nothingWritten: (count) => `${photos(count)} could not be written.`,
  backedUp: (name, count) => `What is known of ${photos(count)} was backed up to “${name}”.`,
  restored: (count, albums) =>
    `The library was restored: ${photos(count)}${albums > 0 ? `, ${albums.toLocaleString('en-US')} ${albums === 1 ? 'album' : 'albums'}` : ''}.`,
  reveal: 'Show in folder',
  seeSkipped: (count) => `See ${count.toLocaleString('en-US')}`,
  skippedTitle: 'Files that could not be read',
  skippedNote: 'The originals are untouched. All other photos are ready.',
  notWrittenTitle: 'Photos that could not be written',
  notWrittenNote: 'The originals are untouched.',
  files,
  moreFiles: (count) => `And ${count.toLocaleString('en-US')} more. Copy the list to see them all.`,
  copyList: 'Copy the list',
  stopped: (count) => `Stopped. The ${photos(count)} added so far are kept.`,
  stoppedPlain: 'Stopped. What is done is kept.',
  uploadFailed: (name) => `“${name}” could not be read in.`,
  seeOrder: 'See order',
  orderPaused: 'Sending the order is paused',
  resumeOrder: 'Go on sending',
  more: (count) => `${count.toLocaleString('en-US')} more`,
  moreLabel: (count) => `Show ${count.toLocaleString('en-US')} more messages`,
  less: 'Show fewer',
}
