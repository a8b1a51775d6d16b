// Draws the sample photographs: pictures for trying the app that belong to nobody and show nobody.
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExifTool, type WriteTags } from 'exiftool-vendored'
import { renderScene } from './render.ts'
import { type Sample, samples } from './sample-list.ts'

/** Enough to keep four cores busy without holding many full-size pictures in memory. */
const picturesAtOnce = 5
const orientationRotate90 = 6
const orientationUpright = 1
const colorSpaceSrgb = 1

/** The tags that must not be left to ExifTool's choice of group; its typings know only a few such names. */
interface GroupedTags {
  'XMP-dc:Description': string
  'XMP-dc:Subject': string[]
  'XMP-xmp:Rating'?: number
  'EXIF:ColorSpace#': number
  'IPTC:CodedCharacterSet': string
  'IPTC:Caption-Abstract': string
  'IPTC:Keywords': string[]
}

const tagsOf = (sample: Sample): WriteTags & GroupedTags => ({
  'EXIF:DateTimeOriginal': sample.taken,
  'EXIF:CreateDate': sample.taken,
  OffsetTimeOriginal: '+09:00',
  OffsetTimeDigitized: '+09:00',
  GPSLatitude: sample.place.latitude,
  GPSLatitudeRef: 'N',
  GPSLongitude: sample.place.longitude,
  GPSLongitudeRef: 'E',
  Make: 'Sajingwan',
  Model: 'Sample',
  // By number, since ExifTool takes a plain value for a description.
  'Orientation#': sample.sideways ? orientationRotate90 : orientationUpright,
  'EXIF:ColorSpace#': colorSpaceSrgb,
  'XMP-dc:Description': sample.caption,
  'XMP-dc:Subject': [...sample.keywords],
  'IPTC:CodedCharacterSet': 'UTF8',
  'IPTC:Caption-Abstract': sample.caption,
  'IPTC:Keywords': [...sample.keywords],
  ...(sample.rating ? { 'XMP-xmp:Rating': sample.rating } : {}),
})

const drawSample = async (sample: Sample, seed: number, outputDir: string, exiftool: ExifTool): Promise<void> => {
  // A name no photo library picks up, in the same folder so that the rename is atomic.
  const unfinished = join(outputDir, `.sample-${randomUUID()}.part`)
  try {
    await writeFile(unfinished, await renderScene(sample.scene, seed, sample.size, sample.sideways ?? false))
    await exiftool.write(unfinished, tagsOf(sample), { writeArgs: ['-overwrite_original'] })
    await rename(unfinished, join(outputDir, sample.file))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Draws every sample into the folder, creating it when needed. The same code always draws the same pictures. */
export const drawSamples = async (outputDir: string): Promise<void> => {
  await mkdir(outputDir, { recursive: true })
  const exiftool = new ExifTool({ maxProcs: 1 })
  const waiting = samples.entries()
  const drawUntilDone = async (): Promise<void> => {
    // The lanes share one iterator, so each takes the next picture as soon as it is free.
    for (const [index, sample] of waiting) await drawSample(sample, 1000 + index, outputDir, exiftool)
  }
  try {
    await Promise.all(Array.from({ length: picturesAtOnce }, drawUntilDone))
  } finally {
    await exiftool.end()
  }
}
