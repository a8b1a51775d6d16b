import type { Messages } from '../index.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const filesEn: Messages['files'] = {
  missing: 'The original file is not where it was. It was moved, or is on a disk that is not connected. Caption and tags are kept.',
  findFile: 'Find this file',
  searchFolder: 'Search a folder',
  recheck: 'Check again',
  located: (found) => `${photos(found)} found again.`,
  locatedNone: 'None of the photos looked for are here.',
  stillMissing: (missing) => `${photos(missing)} not found yet.`,
  allThere: 'All original files are where they were.',
  goneNow: (missing) => `The original files of ${photos(missing)} are not where they were. Connect the disk or find the files.`,
  seeMissing: (count) => `See ${count.toLocaleString('en-US')}`,
}
