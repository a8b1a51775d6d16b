export type FileKind = 'photo' | 'unsupported' | 'video'

const raw = ['dng', 'cr2', 'cr3', 'nef', 'arw', 'orf', 'rw2', 'raf', 'pef', 'srw'] as const

/** What the library can take in, by the ending of a file's name. */
export const photoExtensions = [
  ...(['jpg', 'jpeg', 'jpe', 'png', 'webp', 'avif', 'tif', 'tiff', 'gif', 'heic', 'heif', 'hif', 'bmp'] as const),
  ...raw,
] as const
// Pictures that nothing here can decode.
const unsupported = ['jxl']
const video = ['mp4', 'mov', 'm4v', 'avi', 'mkv', '3gp', 'mts', 'webm', 'wmv']

const kinds = new Map<string, FileKind>([
  ...photoExtensions.map((extension) => [extension, 'photo'] as const),
  ...unsupported.map((extension) => [extension, 'unsupported'] as const),
  ...video.map((extension) => [extension, 'video'] as const),
])

/** The ending of a name that says that a file is a RAW, in lower case; undefined for any other. */
export function rawEnding(name: string): string | undefined {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase()
  return raw.find((known) => known === ending)
}

/** What a file says of itself by its name; undefined for what a folder may hold beside photos. */
export function kindByName(name: string): FileKind | undefined {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]
  return ending === undefined ? undefined : kinds.get(ending.toLowerCase())
}
