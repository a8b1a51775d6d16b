import { assign } from '../exiftool/exiftool-service.ts'

/** What a person says of a photo. `correctedAt`: when it was taken, as wall-clock time; null where the file says so itself. */
export type Words = { caption: string; tags: readonly string[]; rating: number; correctedAt: string | null }

/** All that readers take for the time of a photo: one that is left as it was would contradict. */
const XMP_DATES = ['XMP-exif:DateTimeOriginal', 'XMP-exif:DateTimeDigitized', 'XMP-photoshop:DateCreated', 'XMP-xmp:CreateDate']
const EXIF_DATES = ['ExifIFD:DateTimeOriginal', 'ExifIFD:CreateDate']
const IPTC_DATES = ['IPTC:DateCreated', 'IPTC:TimeCreated', 'IPTC:DigitalCreationDate', 'IPTC:DigitalCreationTime']
/** What goes when the time is another: the camera's zone and split second, and what only a PNG says. */
const CAMERA_CLOCK = [
  ...['OffsetTimeOriginal', 'OffsetTimeDigitized', 'SubSecTimeOriginal', 'SubSecTimeDigitized'].map((tag) => `ExifIFD:${tag}`),
  'PNG:CreateDate',
  'PNG:CreationTime',
]

const XMP_WORDS = ['XMP-dc:Description', 'XMP-dc:Subject', 'XMP-xmp:Rating'] as const

/** ExifTool's arguments to write the words where other programs look for them; what is empty is taken away. */
export function sidecarWords({ caption, tags, rating, correctedAt }: Words): string[] {
  const [description, subject, stars] = XMP_WORDS
  return [assign(description, caption), ...assignList(subject, tags), assign(stars, rating || ''), ...assignDate(XMP_DATES, correctedAt)]
}

/** As sidecarWords for a sidecar of another program: what is said is put in, and all that is not said here stays. */
export function addedWords({ caption, tags, rating, correctedAt }: Words): string[] {
  const [description, subject, stars] = XMP_WORDS
  return [
    ...(caption ? [assign(description, caption)] : []),
    // Taken out first, so that it is not there twice.
    ...tags.flatMap((tag) => [assign(`${subject}-`, tag), assign(`${subject}+`, tag)]),
    ...(rating ? [assign(stars, rating)] : []),
    ...assignDate(XMP_DATES, correctedAt),
  ]
}

/** As sidecarWords, and in the older places too. The stars and keywords that Windows keeps beside them would contradict. */
export function insideWords(words: Words): string[] {
  return [
    ...sidecarWords(words),
    assign('IPTC:Caption-Abstract', words.caption),
    ...assignList('IPTC:Keywords', words.tags),
    // Only where there is any IPTC: on its own it would say nothing.
    ...(words.caption || words.tags.length > 0 ? [assign('IPTC:CodedCharacterSet', 'UTF8')] : []),
    assign('IFD0:ImageDescription', words.caption),
    ...['IFD0:Rating', 'IFD0:RatingPercent', 'IFD0:XPKeywords', 'XMP-microsoft:RatingPercent'].map((tag) => assign(tag, '')),
    ...assignDate([...EXIF_DATES, ...IPTC_DATES], words.correctedAt),
    ...(words.correctedAt ? CAMERA_CLOCK.map((tag) => assign(tag, '')) : []),
  ]
}

/** Nothing where no date is given: what the file says of it stays. */
function assignDate(tags: readonly string[], correctedAt: string | null): string[] {
  return correctedAt === null ? [] : tags.map((tag) => assign(tag, correctedAt.replaceAll('-', ':').replace('T', ' ')))
}

/** A list as it is to be: what ExifTool is told to set takes the place of all that was in it. */
function assignList(tag: string, values: readonly string[]): string[] {
  return values.length === 0 ? [assign(tag, '')] : values.map((value) => assign(tag, value))
}

/** Gives new, upright pixels what `source` says of them, without what is only true of its own. No `%` and no line break in `source`. */
export function carryFrom(source: string, picture: { width: number; height: number; turned: boolean }): string[] {
  return [
    '-TagsFromFile',
    source,
    '-all:all',
    ...STALE.map((tag) => `--${tag}`),
    // Where faces are is told by the picture as it lay.
    ...(picture.turned ? ['--XMP-mwg-rs:all', '--XMP-MP:all'] : []),
    assign('ExifIFD:ExifImageWidth', picture.width),
    assign('ExifIFD:ExifImageHeight', picture.height),
  ]
}

const STALE = [
  'ICC_Profile:all',
  'IFD1:all',
  'Orientation',
  'ThumbnailImage',
  'PreviewImage',
  'JpgFromRaw',
  'OtherImage',
  'PhotoshopThumbnail',
  'XMP-xmp:Thumbnails',
  'XMP-xmp:ThumbnailsImage',
  'ExifImageWidth',
  'ExifImageHeight',
  'ImageWidth',
  'ImageHeight',
  'MPF:all',
]

/** The trailers hold films and further pictures, each with a place of its own. */
const WITHOUT_GPS = ['-GPS:all=', '-XMP-exif:GPSVersionID=', '-Trailer:all=']
/** Takes out where it was taken, whatever ExifTool knows that may say so. */
export const WITHOUT_PLACE = ['-Location:all=', ...WITHOUT_GPS]
/** As WITHOUT_PLACE where `placeTags`, as `Group:Name`, are all there are. */
export function withoutPlaceTags(placeTags: readonly string[]): string[] {
  return [...WITHOUT_GPS, ...placeTags.map((tag) => assign(tag, ''))]
}

/** Takes out what the camera's own notes may know of the place, as all of them: single ones can't be. */
export const WITHOUT_NOTES = ['-MakerNotes:all=']
/** What says where a photo was taken, read back. */
export const PLACE_TAGS = ['-Location:all', '--Composite:all', '--GPSVersionID']

/** Takes out everything but what the picture needs to look right. */
export const WITHOUT_METADATA = ['-all=', '-CommonIFD0=', '-TagsFromFile', '@', '-ColorSpaceTags', '-Orientation']
export const METADATA_TAGS = ['-EXIF:all', '-XMP:all', '-IPTC:all', '-Photoshop:all', '-MakerNotes:all', '-Comment', '-PNG:all']

/** Of those, what says nothing of a person: how the pixels lie, and their colours. */
const HARMLESS = new Set(
  `ImageWidth ImageHeight BitDepth BitsPerSample ColorType Compression Filter Interlace Palette Transparency BackgroundColor Gamma
  SRGBRendering WhitePoint WhitePointX WhitePointY PrimaryChromaticities RedX RedY GreenX GreenY BlueX BlueY
  PixelsPerUnitX PixelsPerUnitY PixelUnits SignificantBits ProfileName
  PhotometricInterpretation Orientation SamplesPerPixel RowsPerStrip StripOffsets StripByteCounts PlanarConfiguration SampleFormat
  XResolution YResolution ResolutionUnit JPEGTables ReferenceBlackWhite YCbCrPositioning YCbCrSubSampling YCbCrCoefficients
  PreviewImage PreviewImageStart PreviewImageLength SubfileType OldSubfileType Predictor ExtraSamples FillOrder InkSet ColorMap
  TileWidth TileLength TileOffsets TileByteCounts
  ExifVersion ComponentsConfiguration ColorSpace FlashpixVersion InteropIndex InteropVersion XMPToolkit
  AppleDataOffsets HDRGainMapVersion PageNumber`.split(/\s+/),
)

/** Of tags as `Group:Name`, those that tell something. */
export function tellingTags(tags: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(tags).filter((key) => !HARMLESS.has(key.slice(key.lastIndexOf(':') + 1)))
}
