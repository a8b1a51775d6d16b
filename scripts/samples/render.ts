// Turns a scene's layers into one picture: each layer to pixels, blended in order, then a lens and film look over all of it.
import sharp, { type Sharp } from 'sharp'
import { createNoise, fractal } from './noise.ts'
import { createRandom, type DrawnLayer, drawn, type Layer, type PaintedLayer, painted, type Random, type Scene } from './scene.ts'

export interface Size {
  width: number
  height: number
}

interface Pixels extends Size {
  data: Buffer
}

/** Layers are drawn a little smaller than the picture: a lens is never as sharp as vector edges, and it saves half the time. */
const workingScale = 0.7
const designShortSide = 1000
/** Small pictures are drawn larger and reduced, as a messenger does with a real photograph. */
const leastShortSide = 800

const openPixels = ({ data, width, height }: Pixels, channels: 3 | 4): Sharp => sharp(data, { raw: { width, height, channels } })

const drawVectors = async (layer: DrawnLayer, design: Size, target: Size): Promise<Buffer> => {
  const unit = target.width / design.width
  const sigma = layer.blur * unit
  // A blurred layer holds no detail, so it is drawn small and enlarged; the blur then costs next to nothing.
  const shrink = sigma > 2 ? 2 / sigma : 1
  const width = Math.max(16, Math.round(target.width * shrink))
  const height = Math.max(16, Math.round(target.height * shrink))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"
    viewBox="0 0 ${design.width} ${design.height}" preserveAspectRatio="none">${layer.body}</svg>`
  const small = sharp(Buffer.from(svg), { unlimited: true }).ensureAlpha()
  if (sigma < 0.4) return small.raw().toBuffer()
  const data = await small
    .blur(Math.max(0.3, sigma * shrink))
    .raw()
    .toBuffer()
  return openPixels({ data, width, height }, 4).resize(target.width, target.height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer()
}

const paintField = async (layer: PaintedLayer, design: Size, target: Size): Promise<Buffer> => {
  const width = Math.min(target.width, Math.round((layer.grid * design.width) / 1500))
  const height = Math.round((width * design.height) / design.width)
  const data = Buffer.alloc(width * height * 4)
  const step = design.width / width
  let offset = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [red, green, blue, alpha] = layer.paint((column + 0.5) * step, (row + 0.5) * step)
      data[offset] = red
      data[offset + 1] = green
      data[offset + 2] = blue
      data[offset + 3] = alpha * 255
      offset += 4
    }
  }
  return openPixels({ data, width, height }, 4).resize(target.width, target.height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer()
}

const drawLayer = (layer: Layer, design: Size, target: Size): Promise<Buffer> =>
  layer.kind === 'drawn' ? drawVectors(layer, design, target) : paintField(layer, design, target)

/** Film grain: grey noise around the middle, for an overlay. */
const createGrain = (): Pixels => {
  const random = createRandom(20240504)
  const size = 400
  const data = Buffer.alloc(size * size * 3)
  for (let i = 0; i < data.length; i += 3) data.fill(128 + (random() + random() + random() - 1.5) * 18, i, i + 3)
  return { data, width: size, height: size }
}

const grain = createGrain()

/** Large faint blotches, as of a brush or a paper: they take the computed look off wide gradients. */
const createMottle = (random: Random): PaintedLayer => {
  const noise = createNoise(random)
  return painted(
    (x, y) => {
      const grey = 128 + (fractal(noise, x / 78, y / 57, 5) - 0.5) * 44
      return [grey, grey, grey, 1]
    },
    { blend: 'soft-light' },
  )
}

const vignette = `<defs><radialGradient id="v" cx="0.5" cy="0.47" r="0.75"><stop offset="0.5" stop-color="#1a1030" stop-opacity="0"/>
  <stop offset="0.8" stop-color="#1a1030" stop-opacity="0.16"/><stop offset="1" stop-color="#120a20" stop-opacity="0.42"/></radialGradient></defs>
  <rect width="100%" height="100%" fill="url(#v)"/>`

const rawInput = (pixels: Pixels, channels: 3 | 4): { input: Buffer; raw: { width: number; height: number; channels: 3 | 4 } } => ({
  input: pixels.data,
  raw: { width: pixels.width, height: pixels.height, channels },
})

/** Draws a scene at the given size and returns a JPEG, turned by 90° against the clock when asked (for EXIF Orientation 6). */
export const renderScene = async (scene: Scene, seed: number, size: Size, lieDown: boolean): Promise<Buffer> => {
  const unit = designShortSide / Math.min(size.width, size.height)
  const design = { width: size.width * unit, height: size.height * unit }
  const scale = Math.max(workingScale, leastShortSide / Math.min(size.width, size.height))
  const target = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
  const random = createRandom(seed)
  const layers = [...scene(random, design.width, design.height), drawn(vignette, { blur: 40, blend: 'multiply' }), createMottle(random)]

  const images: { data: Buffer; blend: Layer['blend'] }[] = []
  for (const layer of layers) images.push({ data: await drawLayer(layer, design, target), blend: layer.blend })
  const canvas = sharp({ create: { ...target, channels: 4, background: '#808080' } })
  const blended = await canvas
    .composite(images.map(({ data, blend }) => ({ ...rawInput({ data, ...target }, 4), blend })))
    .removeAlpha()
    .raw()
    .toBuffer()

  const full = await openPixels({ data: blended, ...target }, 3)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
    .composite([{ ...rawInput(grain, 3), blend: 'overlay', tile: true }])
    .removeAlpha()
    .raw()
    .toBuffer()
  return openPixels({ data: full, ...size }, 3)
    .rotate(lieDown ? 270 : 0)
    .withIccProfile('srgb')
    .jpeg({ quality: 85, chromaSubsampling: '4:2:0' })
    .toBuffer()
}
