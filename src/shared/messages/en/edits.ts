import type { Messages } from '../index.ts'

const photos = (count: number) => (count > 0 ? ` (${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'})` : '')

export const editsEn: Messages['edits'] = {
  name: {
    caption: 'caption',
    tags: 'tags',
    rating: 'stars',
    favorite: 'favourite',
    date: 'date',
    remove: 'taking out of the library',
    restore: 'putting back',
    'album-create': 'new album',
    'album-rename': 'album name',
    'album-delete': 'deleting an album',
    'album-add': 'adding to an album',
    'album-remove': 'taking out of an album',
    'tag-rename': 'tag name',
    'tag-delete': 'deleting a tag',
  },
  undone: (name, count) => `Undone: ${name}${photos(count)}`,
  redone: (name, count) => `Done again: ${name}${photos(count)}`,
  redo: 'Do again',
}
