import type { PhotoFormat } from '#shared/contract/photos.ts'
import type { FileReader } from './open-file.ts'

/** A container, told by its first bytes. 'tiff' may turn out to be a RAW; 'iso' is HEIC or AVIF. */
export type Container = Exclude<PhotoFormat, 'heic' | 'avif' | 'raw'> | 'iso' | 'cr3' | 'raf' | 'jxl'

const RAW_TIFF = ['IIRO', 'IIRS', 'MMOR', 'IIU\0']

/** What a file is by its first bytes, whatever its name says; null for what can be no photo. */
export function tellContainer(reader: FileReader): Container | null {
  const head = reader.read(0, 32)
  const text = head.toString('latin1')
  const begins = (...marks: string[]) => marks.some((mark) => text.startsWith(mark))
  if (begins('\xff\xd8\xff')) return 'jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  if (begins('GIF87a', 'GIF89a')) return 'gif'
  if (begins('BM')) return 'bmp'
  if (begins('II*\0', 'MM\0*', 'II+\0', 'MM\0+', ...RAW_TIFF)) return 'tiff'
  if (begins('FUJIFILMCCD-RAW')) return 'raf'
  if (begins('\xff\x0a', '\0\0\0\x0cJXL ')) return 'jxl'
  if (text.startsWith('ftyp', 4)) return text.startsWith('crx ', 8) ? 'cr3' : 'iso'
  return null
}

/** Whether a TIFF is one of those that only a camera's maker reads, by its first letters. */
export function isRawByMark(reader: FileReader): boolean {
  const head = reader.read(0, 10).toString('latin1')
  return RAW_TIFF.some((mark) => head.startsWith(mark)) || head.startsWith('CR', 8)
}
