import type { Messages } from '../index.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const similarEn: Messages['similar'] = {
  title: 'Similar photos',
  note: 'Taken in one burst, or all but the same picture. Choose the one you like best.',
  looking: 'Looking for similar photos',
  progress: (at, total) => `${at.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}`,
  kinds: { burst: 'Burst', alike: 'All but the same' },
  group: (kind, count) => `${kind}, ${photos(count)}`,
  best: 'Best photo',
  choose: (name, at) => `Choose photo ${at}: ${name}`,
  chosen: 'Chosen',
  pick: 'Choose this one',
  keepOnly: (count) => (count === 1 ? 'Keep only this one' : `Keep only these ${count.toLocaleString('en-US')}`),
  keepOnlyNote: (count) => `The other ${photos(count)} only leave the library; the files stay`,
  order: 'Add to order',
  keepAll: 'Keep all',
  compare: 'Compare large',
  compareTitle: 'Side by side',
  compareHint: 'Zoom into one, and the others follow',
  previousGroup: 'Previous group',
  nextGroup: 'Next group',
  removed: (count) => `${photos(count)} removed from the library. The files are untouched.`,
  empty: 'No similar photos',
  emptyNote: 'Bursts and all but equal photos will be here to choose from.',
  done: 'All looked through',
  doneNote: 'What you kept is in the library.',
  again: 'Start over',
  toLibrary: 'To the library',
}
