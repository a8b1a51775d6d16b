import { extname } from 'node:path'

const photo = ['.jpg', '.jpeg', '.jpe', '.png', '.webp', '.avif', '.tif', '.tiff', '.gif', '.heic', '.heif', '.bmp']
const raw = ['.dng', '.cr2', '.cr3', '.nef', '.arw', '.orf', '.rw2', '.raf', '.pef', '.srw']
const video = ['.mp4', '.mov', '.m4v', '.avi', '.mkv', '.3gp', '.mts', '.webm', '.wmv']

const kinds = new Map<string, 'photo' | 'raw' | 'video'>([
  ...photo.map((extension) => [extension, 'photo'] as const),
  ...raw.map((extension) => [extension, 'raw'] as const),
  ...video.map((extension) => [extension, 'video'] as const),
])

/** What a file says of itself by its name; undefined for what a folder may hold beside photos. */
export function kindByName(path: string): 'photo' | 'raw' | 'video' | undefined {
  return kinds.get(extname(path).toLowerCase())
}
