import { clockOf, dayOf } from '../format-parts.ts'
import type { Messages } from '../index.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const photos = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'photo' : 'photos'}`

const year = (day: string) => String(dayOf(day).year)
const month = (day: string) => `${months[dayOf(day).month - 1] ?? ''} ${year(day)}`
const day = (text: string) => `${months[dayOf(text).month - 1] ?? ''} ${dayOf(text).day}, ${year(text)}`

export const filtersEn: Messages['filters'] = {
  open: 'Filter',
  openLabel: (count) => (count === 0 ? 'Filter' : `Filter, ${count} set`),
  chosen: 'Filters in use',
  clear: 'Clear all',
  remove: (label) => `Remove “${label}”`,
  ofAll: 'The numbers do not take the search into account',
  leaves: (count) => `${photos(count)} left`,
  count: (count) => count.toLocaleString('en-US'),
  date: 'Date taken',
  yearOf: (value) => String(Number(value)),
  monthOf: (value) => months[value - 1] ?? '',
  from: 'From',
  to: 'Until',
  camera: 'Camera',
  showMore: (count) => `${count.toLocaleString('en-US')} more`,
  all: 'All',
  stars: 'Stars',
  anyStars: 'All',
  starsFrom: (count) => (count === 5 ? '5 stars' : `${count} ${count === 1 ? 'star' : 'stars'} or more`),
  words: 'Captions, tags, orders',
  more: 'More',
  groups: { captioned: 'Caption', tagged: 'Tags', ordered: 'Ordered' },
  yes: { captioned: 'Yes', tagged: 'Yes', ordered: 'Yes' },
  no: { captioned: 'No', tagged: 'No', ordered: 'No' },
  tidyTags: 'Tidy up tags',
  chips: {
    year,
    month,
    day,
    range: (from, to) => `${day(from)} – ${day(to)}`,
    from: (from) => `From ${day(from)}`,
    to: (to) => `Until ${day(to)}`,
    album: (name) => `Album ${name}`,
    tag: (tag) => `Tag ${tag}`,
    near: (km) => `Within ${km.toLocaleString('en-US')} km of here`,
    placed: { true: 'With a place', false: 'Without a place' },
    tagged: { true: 'With tags', false: 'Without tags' },
    captioned: { true: 'With a caption', false: 'Without a caption' },
    favorite: { true: 'Favourites', false: 'Not favourites' },
    ordered: { true: 'Ordered before', false: 'Never ordered' },
    inBasket: { true: 'In the basket', false: 'Not in the basket' },
    missing: { true: 'File missing', false: 'File in place' },
    damaged: { true: 'Damaged', false: 'Not damaged' },
  },
  moment: (at) => {
    const { hour, minute } = clockOf(at)
    return `${day(at)}, ${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
  },
}
