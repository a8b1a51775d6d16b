/** What is opened at all, checked from a file's header before a decoder may take memory for it (docs/decisions/0007). Both in px. */
export const MAX_SIDE = 65_500
export const MAX_PIXELS = 200_000_000

/** The only loaders of libvips that may touch a customer's file: an SVG or PDF named .jpg would be rendered. */
export const PHOTO_LOADERS = [
  'VipsForeignLoadJpeg',
  'VipsForeignLoadPng',
  'VipsForeignLoadWebp',
  'VipsForeignLoadHeif',
  'VipsForeignLoadTiff',
  'VipsForeignLoadNsgif',
] as const
