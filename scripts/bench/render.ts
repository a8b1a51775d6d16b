import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import sharp from 'sharp'
import { type RenderRequest, renderPrint } from '../../src/studio/lab-folder/render-print.ts'
import { openRenderer } from '../../src/studio/lab-folder/renderer.ts'
import { say } from '../setup/console-log.ts'
import { type BenchArea, type BenchRow, compare } from './harness.ts'

const [WIDTH, HEIGHT] = [4000, 3000]
const PRINTS = 24
const RUNS = 9
const product = { id: '4x6', name: '4×6', shortMm: 102, longMm: 152, shortPx: 1200, longPx: 1800 }

const run = promisify(execFile)

/** The studio's 4×6 at 300 dpi of 12 megapixels: one after the other against libvips' own command line, then over the cores. */
export const render: BenchArea = {
  name: 'render',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'sajingwan-bench-'))
    try {
      const photoPath = await drawPhoto(folder)
      return [...(await measureOne(photoPath, folder)), ...(await measureParallel({ photoPath, line: { product, fit: 'paper-full' } }))]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** 12 megapixels of noise that was made soft, about as hard to decode as a photo. */
async function drawPhoto(folder: string): Promise<string> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const path = join(folder, 'photo.jpg')
  const picture = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#808080', noise } }).blur(1.2)
  await writeFile(path, await picture.withIccProfile('srgb').jpeg({ quality: 90 }).toBuffer())
  return path
}

async function measureOne(photoPath: string, folder: string): Promise<BenchRow[]> {
  const target = join(folder, 'print.jpg')
  const make = (changes: Partial<RenderRequest['line']>) => async () =>
    writeFile(target, await renderPrint({ photoPath, line: { product, fit: 'paper-full', ...changes } }))
  const own = { name: '4×6 of 12 MP, in process (reach ≤ 1.3 × vips)', run: make({}) }
  const others = [
    { name: 'the same, straightened', run: make({ straighten: 3 }) },
    { name: 'the same, turned, white border, date', run: make({ turn: 90, borderMm: 5, date: '2024-05-04' }) },
  ]
  const hasVips = await run('vips', ['--version']).then(
    () => true,
    () => false,
  )
  if (!hasVips) {
    say('There is no vips here: the ratios are to our own plain render.')
    return compare('render', own, others, RUNS)
  }
  const cli = (steps: Steps) => () => runVips(steps(photoPath, (name) => join(folder, name)))
  const baseline = { name: 'vips: thumbnail (decodes at half the size), sharpen, save', run: cli(byThumbnail) }
  return compare('render', baseline, [{ name: 'vips: crop, resize, icc, sharpen, save', run: cli(byResize) }, own, ...others], RUNS)
}

type Steps = (photo: string, at: (name: string) => string) => string[][]

/** What passes between the steps is uncompressed, in libvips' own format. */
const finishing = (from: string, at: (name: string) => string) => [
  ['sharpen', from, at('sharpened.v'), '--sigma', '0.6', '--m1', '0', '--m2', '1.5'],
  ['jpegsave', at('sharpened.v'), at('vips.jpg'), '--Q', '95', '--no-subsample'],
]

const byThumbnail: Steps = (photo, at) => [
  ['thumbnail', photo, at('small.v'), '1800', '--height', '1200', '--crop', 'centre', '--export-profile', 'srgb'],
  ...finishing(at('small.v'), at),
]

const byResize: Steps = (photo, at) => [
  ['crop', photo, at('cropped.v'), '0', '111', '4000', '2667'],
  ['resize', at('cropped.v'), at('small.v'), '0.45', '--vscale', '0.44994'],
  ['icc_transform', at('small.v'), at('converted.v'), 'srgb', '--embedded'],
  ...finishing(at('converted.v'), at),
]

async function runVips(steps: readonly string[][]): Promise<void> {
  for (const args of steps) await run('vips', args)
}

/** An order's prints through the renderer's own processes, one a core at a time. The ratio is to the same prints one by one. */
async function measureParallel(request: RenderRequest): Promise<BenchRow[]> {
  const cores = availableParallelism()
  const alone = await renderMany(request, 1)
  const together = await renderMany(request, cores)
  say(`${PRINTS} prints: ${alone.peakMb} MB at most one at a time, ${together.peakMb} MB in ${cores} processes together.`)
  return [
    describeMany(`${PRINTS} prints one after the other, of one process`, alone.ms, 1),
    describeMany(`${PRINTS} prints, ${cores} at a time`, together.ms, together.ms / alone.ms),
  ]
}

async function renderMany(request: RenderRequest, atOnce: number): Promise<{ ms: number; peakMb: number }> {
  const renderer = openRenderer()
  const limit = pLimit(atOnce)
  // Started and warm before the clock runs.
  await Promise.all(Array.from({ length: atOnce }, () => limit(() => renderer.render(request))))
  const start = performance.now()
  await Promise.all(Array.from({ length: PRINTS }, () => limit(() => renderer.render(request))))
  const ms = performance.now() - start
  const peakMb = Math.round(sum(renderer.pids().map(peakOf)) / 1024)
  renderer.close()
  return { ms, peakMb }
}

/** The most memory that a process ever held, in kB; 0 where the system has no such file. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function describeMany(name: string, ms: number, ratio: number): BenchRow {
  return { area: 'render', name, medianMs: ms, minMs: ms, maxMs: ms, ratio, runs: 1 }
}
