import sharp from 'sharp'
import { PHOTO_LOADERS } from '#shared/photo-limits.ts'

// Everything libvips can load is closed, and only what a photo may be is opened: an SVG or PDF named .jpg would be rendered.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: [...PHOTO_LOADERS] })
// One photo a process: the pool has as many processes as the machine has cores to spare.
sharp.concurrency(1)
sharp.cache(false)

export { sharp }
