import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { findChromium } from '../../src/main/hosts/loopback/find-chromium.ts'
import type { Picture } from './compare.ts'

export type Shot = { markup: string; width: number; height: number }

/** Pixels of a page that are photographed at once. */
const BAND = 2000
const PAGE_WIDTH = 2400

/** Draws each markup in one page of a real Chromium, a pixel of the screen for one of its own, and answers with what stood there. */
export async function shootPrints(shots: readonly Shot[], photos: ReadonlyMap<string, Buffer>): Promise<Picture[]> {
  const executablePath = findChromium()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...asRoot, '--force-color-profile=srgb', '--disable-background-networking', '--no-first-run'],
  })
  try {
    const bands = layOutBands(shots)
    const page = await browser.newPage({ viewport: { width: PAGE_WIDTH, height: BAND } })
    await page.route('http://photos.test/**', async (route) => {
      const body = photos.get(new URL(route.request().url()).pathname.slice(1))
      await route.fulfill(body ? { body, contentType: 'image/png' } : { status: 404 })
    })
    const found: Picture[] = []
    for (const band of bands) {
      const boxes = band.map(
        ({ left, top, shot }) =>
          `<div style="position:absolute;left:${left}px;top:${top}px;width:${shot.width}px;height:${shot.height}px">${shot.markup}</div>`,
      )
      await page.setContent(`<!doctype html><body style="margin:0;background:#888">${boxes.join('')}</body>`, { waitUntil: 'load' })
      const screenshot = await sharp(await page.screenshot())
        .removeAlpha()
        .raw()
        .toBuffer()
      found.push(...band.map((placed) => cutOut(screenshot, placed)))
    }
    return found
  } finally {
    await browser.close()
  }
}

type Placed = { left: number; top: number; shot: Shot }

/** In rows from the top left, as many on a page as it holds. */
function layOutBands(shots: readonly Shot[]): Placed[][] {
  const bands: Placed[][] = [[]]
  let [left, top, rowHeight] = [0, 0, 0]
  for (const shot of shots) {
    if (left + shot.width > PAGE_WIDTH) [left, top, rowHeight] = [0, top + rowHeight, 0]
    if (top + shot.height > BAND) {
      bands.push([])
      ;[left, top, rowHeight] = [0, 0, 0]
    }
    bands.at(-1)?.push({ left, top, shot })
    left += shot.width
    rowHeight = Math.max(rowHeight, shot.height)
  }
  return bands
}

function cutOut(screen: Buffer, { left, top, shot: { width, height } }: Placed): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * PAGE_WIDTH + left) * 3
    data.set(screen.subarray(from, from + width * 3), y * width * 3)
  }
  return { data, width, height }
}
