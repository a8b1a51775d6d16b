import { extname } from 'node:path'

const photo = ['.jpg', '.jpeg', '.jpe', '.png', '.webp', '.avif', '.tif', '.tiff', '.gif', '.heic', '.heif']
// Pictures that nothing here can decode: raw files and BMP.
const unsupported = ['.bmp', '.dng', '.cr2', '.cr3', '.nef', '.arw', '.orf', '.rw2', '.raf', '.pef', '.srw']
const video = ['.mp4', '.mov', '.m4v', '.avi', '.mkv', '.3gp', '.mts', '.webm', '.wmv']

const kinds = new Map<string, 'photo' | 'unsupported' | 'video'>([
  ...photo.map((extension) => [extension, 'photo'] as const),
  ...unsupported.map((extension) => [extension, 'unsupported'] as const),
  ...video.map((extension) => [extension, 'video'] as const),
])

/** What a file says of itself by its name; undefined for what a folder may hold beside photos. */
export function kindByName(path: string): 'photo' | 'unsupported' | 'video' | undefined {
  return kinds.get(extname(path).toLowerCase())
}
