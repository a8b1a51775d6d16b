import { DOMParser, type Element } from '@xmldom/xmldom'
import { cleanText } from '#shared/text/plain-text.ts'
import { findCaption, joinCamera, keepTags, ratingOfPercent, toPlace, toRating, toWallClock } from './field-rules.ts'
import type { PartialMetadata } from './photo-metadata.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const ADOBE = 'http://ns.adobe.com'
const NAMESPACES = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  [`${ADOBE}/xap/1.0/`, 'xmp'],
  [`${ADOBE}/exif/1.0/`, 'exif'],
  [`${ADOBE}/tiff/1.0/`, 'tiff'],
  [`${ADOBE}/photoshop/1.0/`, 'photoshop'],
  [`${ADOBE}/lightroom/1.0/`, 'lr'],
  ['http://ns.microsoft.com/photo/1.0/', 'windows'],
  ['http://ns.microsoft.com/photo/1.0', 'windows'],
  ['http://www.digikam.org/ns/1.0/', 'digikam'],
  ['http://cipa.jp/exif/1.0/', 'exifEx'],
])
/** Larger ones hold whole pictures. */
const MAX_BYTES = 2 * 1024 * 1024
const WANTED =
  /:(?:description|title|subject|Rating|DateTimeOriginal|DateTimeDigitized|DateCreated|CreateDate|GPSLatitude|TagsList|hierarchicalSubject|LastKeywordXMP|Make|FNumber|ISOSpeedRatings|PhotographicSensitivity|FocalLength|ExposureTime)\b/

const parser = new DOMParser({ onError: () => {} })

/** Values by `prefix:Name`, each a list; the prefixes are ours, whatever the file calls them. */
type Properties = Map<string, string[]>

/** What an XMP packet says; nothing where it can't be read. */
export function readXmp(packet: Buffer): PartialMetadata {
  const text = decodePacket(packet)
  if (!WANTED.test(text)) return {}
  const properties = readProperties(text)
  const all = (name: string) => properties.get(name) ?? []
  const first = (...names: string[]) => names.map((name) => all(name)[0]).find((value) => value !== undefined && value !== '') ?? ''
  const number = (...names: string[]) => toNumber(first(...names))
  const dates = ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'exif:DateTimeDigitized', 'xmp:CreateDate'].map((name) => first(name))
  return {
    takenAt: dates.map(toWallClock).find((date) => date !== null) ?? null,
    caption: findCaption(first('dc:description'), first('dc:title'), first('photoshop:Headline')),
    tags: keepTags([
      ...all('dc:subject'),
      ...all('lr:hierarchicalSubject').map((path) => lastPart(path, '|')),
      ...all('digikam:TagsList').map((path) => lastPart(path, '/')),
      ...all('windows:LastKeywordXMP').map((path) => lastPart(path, '/')),
    ]),
    ...readRating(first('xmp:Rating'), first('windows:Rating')),
    camera: joinCamera(first('tiff:Make'), first('tiff:Model')),
    exposure: {
      aperture: number('exif:FNumber'),
      shutter: number('exif:ExposureTime'),
      iso: roundOrNull(number('exif:ISOSpeedRatings', 'exifEx:PhotographicSensitivity')),
      focalLength: number('exif:FocalLength'),
    },
    ...readPlace(first('exif:GPSLatitude'), first('exif:GPSLongitude')),
  }
}

/** A 0 that is written down takes stars away; where nothing is written, others may say. */
function readRating(rating: string, percent: string): Pick<PartialMetadata, 'rating'> {
  if (rating !== '') return { rating: toRating(Number(rating)) }
  return percent === '' ? {} : { rating: ratingOfPercent(Number(percent)) }
}

function lastPart(path: string, separator: string): string {
  return path.slice(path.lastIndexOf(separator) + 1)
}

/** `28/10` or `2.8`. */
function toNumber(text: string): number | null {
  const [top = '', bottom = '1'] = text.split('/')
  const value = top === '' ? Number.NaN : Number(top) / Number(bottom)
  return Number.isFinite(value) && value > 0 ? value : null
}

function roundOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}

/** `37,33.129N` or `37,33,7.7N`. */
function readPlace(latitude: string, longitude: string): Pick<PartialMetadata, 'latitude' | 'longitude'> {
  const toDegrees = (text: string) => {
    const parts = /^(\d{1,3}),([\d.]+)(?:,([\d.]+))?([NSEW])$/i.exec(text.trim())
    if (!parts) return Number.NaN
    const [, degree, minute, second = '0', side = ''] = parts
    const degrees = Number(degree) + Number(minute) / 60 + Number(second) / 3600
    return /[SW]/i.test(side) ? -degrees : degrees
  }
  return toPlace(toDegrees(latitude), toDegrees(longitude))
}

function decodePacket(packet: Buffer): string {
  const bytes = packet.subarray(0, MAX_BYTES)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le', 2)
  return bytes.toString('utf8')
}

function readProperties(text: string): Properties {
  const properties: Properties = new Map()
  const start = text.indexOf('<rdf:RDF') < 0 ? text.indexOf('<') : text.search(/<(?:[\w.-]+:)?(?:xmpmeta|xapmeta|RDF)\b/)
  if (start < 0) return properties
  const end = Math.max(text.lastIndexOf('<?xpacket'), start)
  try {
    const root = parser.parseFromString(end > start ? text.slice(start, end) : text.slice(start).trimEnd().replace(/\0+$/, ''), 'text/xml')
    for (const description of root.getElementsByTagNameNS(RDF, 'Description')) collect(description, properties)
  } catch {
    // Half a packet is no packet.
  }
  return properties
}

/** A property is an attribute or a child; the child may hold a list, or alternatives by language. */
function collect(description: Element, properties: Properties): void {
  const add = (name: string, values: string[]) => {
    const cleaned = values.map(cleanText).filter((value) => value !== '')
    if (!properties.has(name) && cleaned.length > 0) properties.set(name, cleaned)
  }
  for (const attribute of description.attributes) {
    const prefix = NAMESPACES.get(attribute.namespaceURI ?? '')
    if (prefix) add(`${prefix}:${attribute.localName}`, [attribute.value])
  }
  for (const node of description.childNodes) {
    const prefix = NAMESPACES.get(node.namespaceURI ?? '')
    if (prefix) add(`${prefix}:${node.localName}`, valuesOf(node as Element))
  }
}

function valuesOf(property: Element): string[] {
  const items = [...property.getElementsByTagNameNS(RDF, 'li')]
  return items.length > 0 ? items.map((item) => item.textContent ?? '') : [property.textContent ?? '']
}
