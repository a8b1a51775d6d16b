import type { Messages } from '../index.ts'

const counted = (count: number, thing: string) => `${count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`
const photos = (count: number) => counted(count, 'photo')

export const backupEn: Messages['backup'] = {
  title: 'Library backup',
  intro: 'Keeps captions, tags, stars, albums and the basket in one file. The photo files are not in it.',
  make: 'Make a backup file',
  makeNote: 'Best kept on a USB stick or another computer',
  fromFile: 'Restore from a backup file',
  automatic: 'Automatic backups',
  automaticNote: 'Made by the program itself',
  none: 'No automatic backups yet. The program makes them as you use it.',
  summary: (count, captions, albums) => [photos(count), counted(captions, 'caption'), counted(albums, 'album')].join(' · '),
  restore: 'Go back to this',
  restoreLabel: (when) => `Go back to the backup of ${when}`,
  confirmTitle: 'Go back to this backup?',
  confirmFileTitle: 'Restore this backup?',
  confirmTo: (when) => `Your library will be as it was on ${when}.`,
  confirmFile: (name) => `Your library will be as it is in “${name}”.`,
  confirmPoints: [
    'No photo file is changed.',
    'Orders you have sent stay.',
    'Your library as it is now is backed up first, so you can come back.',
  ],
  confirm: 'Go back',
  recovered: (count, edits) =>
    `${photos(count)}${edits > 0 ? ` and ${counted(edits, 'later change')}` : ''} are back. The photo files are untouched.`,
  recoveredFrom: (when) => `The library file was damaged and was put together again from the backup of ${when}.`,
  recoveredWithout: (saved) =>
    saved
      ? 'The library file was damaged and was put together again from what was left.'
      : 'There was no backup to restore, so the library begins anew. Please add your photos again.',
  acknowledge: 'All right',
}
