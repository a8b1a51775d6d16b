import type { Messages } from '../index.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const exportEn: Messages['export'] = {
  title: (count) => `Export ${photos(count)}`,
  intro: 'Makes copies of the selected photos. The originals stay as they are.',
  format: 'File format',
  formats: { original: 'As it is', jpeg: 'JPEG', png: 'PNG', webp: 'WebP' },
  formatNotes: {
    original: 'Copied without a change of size or quality',
    jpeg: 'Opens everywhere. Good for sharing',
    png: 'Keeps all of the quality. Large files',
    webp: 'Small files. Good for the web',
  },
  size: 'Size',
  sizeFull: 'Full size',
  sizeOwn: 'Other',
  sizeOf: (pixels) => `${pixels.toLocaleString('en-US')} px`,
  sizeHint: 'The length of the longer side. Smaller photos are not enlarged.',
  longEdge: 'Longer side (px)',
  longEdgeError: 'Please enter a number from 16 to 30,000.',
  metadata: 'What the photo tells',
  metadataChoices: { keep: 'Keep everything', 'no-place': 'All but the place', none: 'Remove everything' },
  metadataNotes: {
    keep: 'Time, camera and place stay in the file',
    'no-place': 'Only the place is removed. Good for putting it online',
    none: 'Neither time nor camera stays in the file',
  },
  withWords: 'Add caption, tags, stars and a corrected date',
  withWordsNote: 'Other programs can see what you wrote and put right',
  chooseFolder: 'Choose a folder',
  downloads: 'Downloads',
  start: 'Export',
  sidecarsNote:
    'Puts a caption file (.xmp) beside each photo. Programs such as darktable and digiKam read caption, tags and stars from it. The photo itself is not touched.',
  sidecars: 'Make caption files beside the photos',
}
