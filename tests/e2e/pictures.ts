import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'

/** `scene`: pictures of one scene look alike, those of two do not. `takenAt` is wall-clock time, `2024:05:04 10:23:11`. */
export type Picture = { scene?: number; width?: number; height?: number; takenAt?: string; place?: boolean; brightness?: number }

/** Where the pictures with a place were taken. */
const SEOUL = { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 59/1', GPSLongitudeRef: 'E', GPSLongitude: '126/1 58/1 41/1' }

export async function drawPicture({ scene = 0, width = 640, height = 480, brightness = 1, ...told }: Picture): Promise<Buffer> {
  const picture = sharp(Buffer.from(drawScene(scene, width, height))).modulate({ brightness })
  const { takenAt, place } = told
  if (takenAt !== undefined) {
    picture.withExif({
      IFD0: { Make: 'Kamera', Model: 'K1' },
      IFD2: { DateTimeOriginal: takenAt },
      ...(place && { IFD3: SEOUL }),
    })
  }
  return picture.jpeg({ quality: 85 }).toBuffer()
}

export async function writePicture(path: string, picture: Picture = {}): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, await drawPicture(picture))
  return path
}

/** Boxes of many colours, others for each scene. */
function drawScene(scene: number, width: number, height: number): string {
  const random = makeRandom(scene + 1)
  const boxes = Array.from({ length: 24 }, () => {
    const [x, y, wide, tall, hue] = [random() * width, random() * height, random() * width * 0.5, random() * height * 0.5, random() * 360]
    return `<rect x="${x - wide / 2}" y="${y - tall / 2}" width="${wide}" height="${tall}" fill="hsl(${hue},60%,${20 + random() * 60}%)"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join('')}</svg>`
}

/** The same numbers for the same seed, each in its own way. */
function makeRandom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) / 2 ** 24
  }
}
