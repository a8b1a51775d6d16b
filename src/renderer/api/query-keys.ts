import type { PhotoFilter } from '#shared/contract/photos.ts'

/** First part of every query's key, so that a whole area can be looked at again. */
export const queryKey = {
  photos: ['photos'],
  /** Which photos there are, in order; what each of them is lies in `photo-store.ts`. */
  photoIndexes: ['photos', 'index'],
  photoIndex: (view: { text: string; typing: boolean; filter: PhotoFilter }) => ['photos', 'index', view],
  photoDetails: ['photos', 'detail'],
  photoDetail: (id: number) => ['photos', 'detail', id],
  facets: (filter: PhotoFilter) => ['photos', 'facets', filter],
  similar: (filter: PhotoFilter) => ['photos', 'similar', filter],
  albums: ['albums'],
  tags: ['tags'],
  tagList: (text: string, limit: number) => ['tags', 'list', text, limit],
  allSuggestions: ['search', 'suggest'],
  suggestions: (text: string, limit: number) => ['search', 'suggest', text, limit],
  nearest: (text: string) => ['search', 'nearest', text],
  savedSearches: ['saved-searches'],
  /** Among what hangs on the photos, as the other counts are. */
  savedSearchCount: (text: string, filter: PhotoFilter) => ['photos', 'facets', 'search', text, filter],
  backups: ['library', 'backups'],
  health: ['library', 'health'],
  /** Beside `photos`: what an order needs of a photo hangs on its content and does not change with captions. */
  linePhotos: ['line-photo'],
  linePhoto: (id: number) => ['line-photo', id],
  orders: ['orders'],
  orderList: ['orders', 'list'],
  order: (orderId: string) => ['orders', 'one', orderId],
  orderForm: (orderId: string | null) => ['orders', 'form', orderId],
  /** Beside `orders`: a draft that is saved, as it is at every change, does not change what was ordered before. */
  orderHistory: (photoIds: readonly number[]) => ['order-history', photoIds],
  catalogue: ['catalogue'],
  studio: ['studio'],
  settings: ['settings'],
} as const
