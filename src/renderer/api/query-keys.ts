/** First part of every query's key, so that a whole area can be looked at again. */
export const queryKey = {
  photos: ['photos'],
  photoList: (text: string, typing: boolean) => ['photos', 'list', text, typing],
  photoDetail: (id: number) => ['photos', 'detail', id],
  /** Beside `photos`: what an order needs of a photo hangs on its content and does not change with captions. */
  linePhoto: (id: number) => ['line-photo', id],
  orders: ['orders'],
  orderList: ['orders', 'list'],
  order: (orderId: string) => ['orders', 'one', orderId],
  prices: ['prices'],
  price: (orderId: string, revision: number, delivery: string, catalogue: string) => ['prices', orderId, revision, delivery, catalogue],
  catalogue: ['catalogue'],
  studio: ['studio'],
  settings: ['settings'],
} as const
