import type { ExifTool } from 'exiftool-vendored'
import { createFileReader, withOpenFile } from '../../src/imaging/open-file.ts'
import { findCaption, joinCamera, keepTags, toRating, toWallClock } from '../../src/main/core/imaging/metadata/field-rules.ts'
import { mergeMetadata } from '../../src/main/core/imaging/metadata/photo-metadata.ts'
import { readHeader } from '../../src/main/core/imaging/metadata/read-header.ts'
import { cleanText } from '../../src/shared/text/plain-text.ts'

type Tags = Record<string, unknown>
type Fields = Record<string, string | number | null>

export type Agreement = { fields: number; equal: number; differences: string[] }

/** The metadata of a photo's own header, as an import reads it. */
export function readOwn(path: string) {
  const header = withOpenFile(path, (descriptor, size) => readHeader(createFileReader(descriptor, size)))
  return mergeMetadata({ ...header, sidecars: [] })
}

/** Reads all photos both ways and compares field by field; a field that neither has counts as equal. */
export async function compareWithExifTool(paths: readonly string[], tool: ExifTool): Promise<Agreement> {
  const agreement: Agreement = { fields: 0, equal: 0, differences: [] }
  for (const path of paths) {
    const args = ['-n', '-G1', '-a', '-charset', 'iptc=UTF8', '-charset', 'exif=UTF8']
    const expected = fieldsOf((await tool.readRaw(path, { readArgs: args })) as Tags)
    const { exposure, tags, ...own } = readOwn(path)
    const found: Fields = { ...own, ...exposure, tags: tags.join(';') }
    for (const [name, value] of Object.entries(expected)) {
      agreement.fields += 1
      if (isEqual(value, found[name] ?? null)) agreement.equal += 1
      else agreement.differences.push(`${path} ${name}: ExifTool ${JSON.stringify(value)}, own ${JSON.stringify(found[name])}`)
    }
  }
  return agreement
}

function isEqual(a: Fields[string], b: Fields[string]): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= Math.max(1e-4 * Math.abs(a), 1e-6)
  return a === b
}

/** ExifTool's tags, put together by the same order of belief. */
function fieldsOf(tags: Tags): Fields {
  const texts = (name: string): string[] => [tags[name] ?? []].flat().map((value) => cleanText(rawText(value)))
  const text = (...names: string[]) => names.map((name) => texts(name)[0]).find(Boolean) ?? ''
  const date = (...names: string[]) => names.map((name) => toWallClock(text(name))).find(Boolean) ?? null
  const number = (...names: string[]) => names.map((name) => Number(text(name).split(' ')[0])).find((value) => value > 0) ?? null
  const degrees = (name: string) => (text(name) === '' ? null : Number(text(name)))
  const isPlaced = (degrees('Composite:GPSLatitude') ?? 0) !== 0 || (degrees('Composite:GPSLongitude') ?? 0) !== 0
  const lists = [
    [...texts('XMP-dc:Subject'), ...texts('XMP-lr:HierarchicalSubject').map((path) => path.split('|').at(-1) ?? '')],
    texts('IPTC:Keywords'),
    text('IFD0:XPKeywords').split(';'),
  ]
  return {
    takenAt: date(
      ...['ExifIFD:DateTimeOriginal', 'ExifIFD:CreateDate', 'XMP-exif:DateTimeOriginal', 'XMP-photoshop:DateCreated'],
      ...['XMP-exif:DateTimeDigitized', 'XMP-xmp:CreateDate', 'IFD0:ModifyDate'],
    ),
    caption:
      findCaption(text('XMP-dc:Description'), text('XMP-dc:Title'), text('XMP-photoshop:Headline')) ||
      findCaption(text('IPTC:Caption-Abstract'), text('IPTC:Headline'), text('IPTC:ObjectName')) ||
      findCaption(
        ...['IFD0:ImageDescription', 'IFD0:XPComment', 'ExifIFD:UserComment', 'IFD0:XPTitle', 'IFD0:XPSubject'].map((name) => text(name)),
      ),
    tags:
      lists
        .map(keepTags)
        .find((list) => list.length > 0)
        ?.join(';') ?? '',
    rating: toRating(Number(text('XMP-xmp:Rating') || text('IFD0:Rating'))),
    camera: joinCamera(text('IFD0:Make'), text('IFD0:Model')) || joinCamera(text('XMP-tiff:Make'), text('XMP-tiff:Model')),
    aperture: number('ExifIFD:FNumber', 'ExifIFD:ApertureValue', 'XMP-exif:FNumber'),
    shutter: number('ExifIFD:ExposureTime', 'ExifIFD:ShutterSpeedValue', 'XMP-exif:ExposureTime'),
    iso: number('ExifIFD:ISO', 'XMP-exif:ISO'),
    focalLength: number('ExifIFD:FocalLength', 'XMP-exif:FocalLength'),
    latitude: isPlaced ? degrees('Composite:GPSLatitude') : null,
    longitude: isPlaced ? degrees('Composite:GPSLongitude') : null,
  }
}

/** Dates come as objects that remember what they were read from. */
function rawText(value: unknown): string {
  return typeof value === 'object' && value !== null && 'rawValue' in value ? String(value.rawValue) : String(value)
}
