import type { TopicId } from './help-entries.ts'

/** Where the button below a topic leads. */
export type HelpPlace = { kind: 'path'; path: string } | { kind: 'import' | 'tags' | 'backup' | 'search' }

export const PLACES: Partial<Record<TopicId, HelpPlace>> = {
  importPhotos: { kind: 'import' },
  search: { kind: 'search' },
  filters: { kind: 'path', path: '/' },
  tidyTags: { kind: 'tags' },
  favorites: { kind: 'path', path: '/favorites' },
  remove: { kind: 'path', path: '/removed' },
  similar: { kind: 'path', path: '/similar' },
  backup: { kind: 'backup' },
  restore: { kind: 'backup' },
  placeOrder: { kind: 'path', path: '/order' },
  sending: { kind: 'path', path: '/studio' },
  cancelOrder: { kind: 'path', path: '/studio' },
  orderState: { kind: 'path', path: '/studio' },
}
