import type { Messages } from '../index.ts'

const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

export const searchEn: Messages['search'] = {
  label: 'Search photos',
  placeholder: 'Caption, tag or date',
  clear: 'Clear search',
  hits: photos,
  announce: (text, count) => (count === 0 ? `Nothing found for “${text}”` : `${photos(count)} found`),
  nothingTitle: (text) => `No photo matches “${text}”`,
  nothingHints: ['Korean initials are enough: ㄴㅂ finds 나비', 'Fewer words find more', 'Dates work too: 2024년 5월'],
  corrected: (text) => `Showing results for “${text}”`,
  showAll: 'Show all photos',
}
