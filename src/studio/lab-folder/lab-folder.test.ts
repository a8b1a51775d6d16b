import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import { type IntakeSettings, writeIntakeSettings } from '../settings/intake-settings.ts'
import { makeTestLine, makeTestSheet, testSizes } from '../testing/make-test-sheet.ts'
import { type OutboxBench, openOutboxBench } from '../testing/outbox-bench.ts'

const NUMBER = '261122-0001'
const defaults: IntakeSettings = { folder: 'dpof', images: 'rendered', after: 'received', imageFolder: 'IMAGE', keepPhotosDays: 0 }
let bench: OutboxBench

beforeEach(async () => {
  bench = await openOutboxBench()
})
afterEach(() => bench.close())

/** Writes an order of these lines and answers with its folder. */
async function writeOrder(settings: Partial<IntakeSettings>, lines: SheetLine[], changes: Partial<OrderSheet> = {}): Promise<string> {
  writeIntakeSettings(bench.database, { ...defaults, ...settings })
  bench.addOrder(NUMBER, { ...makeTestSheet(lines), ...changes, receivedAt: '2026-11-22T01:05:00.000Z', number: NUMBER })
  bench.outbox.drive()
  await bench.written(NUMBER)
  return join(bench.folder, `o${NUMBER}`)
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()

type LabJob = { image: string; copies: number; backprint: string }
type LabRoot = { paper: string; jobs: LabJob[] }

/**
 * What a lab would make of a folder: knows nothing of how it was written. Complains of whatever a picky lab would: other line
 * ends, bytes that are not ASCII, numbers that are not in order, images that are not there, empty strings.
 */
function readAsLab(root: string): LabRoot {
  const bytes = readFileSync(join(root, 'MISC', 'AUTPRINT.MRK'))
  if (bytes.some((byte) => byte > 0x7e || (byte < 0x20 && byte !== 0x0d && byte !== 0x0a))) throw new Error('not ASCII')
  const text = bytes.toString('latin1')
  if (
    text
      .split('\r\n')
      .join('')
      .match(/[\r\n]/)
  )
    throw new Error('a line end that is not CRLF')
  if (text.includes('""') && text.match(/-STR ""/)) throw new Error('an empty string')
  const [head = '', ...sections] = text.split(/\[JOB\]\r\n/)
  if (!head.startsWith('[HDR]\r\nGEN REV = 01.00\r\n')) throw new Error('no header')
  if (!/GEN DTM = \d{4}(:\d\d){5}\r\n/.test(head)) throw new Error('no time')
  return { paper: take(head, /-PSIZE "([^"]+)"/), jobs: sections.map((section, index) => readJob(section, index, root)) }
}

function readJob(section: string, index: number, root: string): LabJob {
  if (take(section, /^PRT PID = (\d{3})\r\n/) !== String(index + 1).padStart(3, '0')) throw new Error('jobs out of order')
  if (take(section, /PRT TYP = (\w+)/) !== 'STD') throw new Error('not a standard print')
  const copies = Number(take(section, /PRT QTY = (\d{3})\r\n/))
  if (copies === 0) throw new Error('no copies')
  const source = take(section, /<IMG SRC = "([^"]+)">\r\n/)
  const image = resolve(root, 'MISC', source)
  if (!existsSync(image)) throw new Error(`no image ${source}`)
  if (readFileSync(image).subarray(0, 2).toString('hex') !== 'ffd8') throw new Error(`${source} is no JPEG`)
  return { image: source, copies, backprint: take(section, /-STR "([^"]+)"/) }
}

function take(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`nothing like ${pattern}`)
  return found
}

const trouble = {
  receiver: { name: '洪吉童 "길동" 😀', phone: '01012345678' },
  memo: '色 보정은 “약하게” 🙏\r\n[JOB]\r\nPRT QTY = 999',
}
const id = { id: 'id', name: '證明 "사진" 😀', shortMm: 25, longMm: 30, shortPx: 30, longPx: 36 }

describe('a folder for a lab', () => {
  it('is read by another program as it was ordered, whatever the texts of the order', async () => {
    const finish = [{ id: 'finish', name: '紙', choiceId: 'matte', choiceName: '無光 "무광"' }]
    const root = await writeOrder(
      {},
      [
        makeTestLine({ quantity: 2, originalName: '金剛山 "여행" 👨‍👩‍👧.heic' }),
        makeTestLine({ product: testSizes.large, options: finish, originalName: '../../etc/passwd' }),
        makeTestLine({ product: id, quantity: 8, originalName: '"\r\n[JOB].jpg' }),
        makeTestLine({ quantity: 2500 }),
      ],
      trouble,
    )
    expect(readdirSync(root).sort()).toEqual(['4x6', '5x7', 'id', 'order.json'])
    const backprint = NUMBER
    expect(readAsLab(join(root, '4x6'))).toEqual({
      paper: '4x6',
      jobs: [
        { image: '../IMAGE/0001_4x6_glossy_x2.jpg', copies: 2, backprint },
        { image: '../IMAGE/0004_4x6_glossy_x2500.jpg', copies: 999, backprint },
        { image: '../IMAGE/0004_4x6_glossy_x2500.jpg', copies: 999, backprint },
        { image: '../IMAGE/0004_4x6_glossy_x2500.jpg', copies: 502, backprint },
      ],
    })
    expect(readAsLab(join(root, '5x7'))).toEqual({
      paper: '5x7',
      jobs: [{ image: '../IMAGE/0002_5x7_matte_x1.jpg', copies: 1, backprint }],
    })
    expect(readAsLab(join(root, 'id'))).toEqual({ paper: 'id', jobs: [{ image: '../IMAGE/0003_id_glossy_x8.jpg', copies: 8, backprint }] })
    expect(filesIn(root).every((path) => /^[\w./-]+$/.test(path))).toBe(true)
    const written = JSON.parse(readFileSync(join(root, 'order.json'), 'utf8'))
    expect(written).toMatchObject({
      customer: trouble.receiver,
      memo: trouble.memo,
      lines: [{ originalName: '金剛山 "여행" 👨‍👩‍👧.heic' }, {}, {}, {}],
    })
  })

  it('holds a thousand lines in two roots of one size, none lost and none twice', async () => {
    // Untouched, so that the test is about the folder and not about a thousand renders.
    const root = await writeOrder(
      { images: 'originals' },
      Array.from({ length: 1000 }, (_, index) => makeTestLine({ quantity: 1 + (index % 999) })),
    )
    const roots = ['4x6', '4x6_2'].map((name) => readAsLab(join(root, name)))
    expect(roots.map(({ paper, jobs }) => [paper, jobs.length])).toEqual([
      ['4x6', 999],
      ['4x6', 1],
    ])
    const jobs = roots.flatMap((lab) => lab.jobs)
    expect(new Set(jobs.map(({ image }) => image)).size).toBe(1000)
    expect(jobs.map(({ copies }) => copies)).toEqual(Array.from({ length: 1000 }, (_, index) => 1 + (index % 999)))
  })

  it('has its images where the studio wants them', async () => {
    const root = await writeOrder({ imageFolder: 'DCIM' }, [makeTestLine()])
    expect(filesIn(root)).toEqual(['4x6/DCIM/0001_4x6_glossy_x1.jpg', '4x6/MISC/AUTPRINT.MRK', 'order.json'])
    expect(readAsLab(join(root, '4x6')).jobs.map(({ image }) => image)).toEqual(['../DCIM/0001_4x6_glossy_x1.jpg'])
  })
})

describe('untouched originals', () => {
  const heic = { sha256: 'b'.repeat(64) }
  const png = { sha256: 'c'.repeat(64) }

  beforeEach(async () => {
    const photo = sharp({ create: { width: 60, height: 40, channels: 3, background: '#993366' } })
    bench.addPhoto(heic.sha256, await photo.clone().heif({ compression: 'av1' }).toBuffer())
    bench.addPhoto(png.sha256, await photo.png().toBuffer())
  })

  it('lie byte for byte in the plain folder, each with the extension of what it is', async () => {
    const root = await writeOrder({ folder: 'plain', images: 'originals' }, [
      makeTestLine({ quantity: 2, crop: { x: 0.1, y: 0, width: 0.5, height: 1 } }),
      makeTestLine(heic),
      makeTestLine({ ...png, originalName: 'really.jpg' }),
    ])
    expect(filesIn(root)).toEqual([
      '4x6_x1/0002_4x6_glossy_x1.avif',
      '4x6_x1/0003_4x6_glossy_x1.png',
      '4x6_x2/0001_4x6_glossy_x2.jpg',
      'order.json',
    ])
    const sent = join(bench.folder, '..', 'files', '1', 'a'.repeat(64))
    expect(readFileSync(join(root, '4x6_x2/0001_4x6_glossy_x2.jpg')).equals(readFileSync(sent))).toBe(true)
    const { lines } = JSON.parse(readFileSync(join(root, 'order.json'), 'utf8'))
    expect(lines[0]).toMatchObject({ image: 'original', print: { crop: { x: 0.1, y: 0, width: 0.5, height: 1 } } })
  })

  it('are rendered where a lab could not read them', async () => {
    const root = await writeOrder({ images: 'originals' }, [makeTestLine(), makeTestLine(png)])
    const { jobs } = readAsLab(join(root, '4x6'))
    expect(jobs.map(({ image }) => image)).toEqual(['../IMAGE/0001_4x6_glossy_x1.jpg', '../IMAGE/0002_4x6_glossy_x1.jpg'])
    const { lines } = JSON.parse(readFileSync(join(root, 'order.json'), 'utf8'))
    expect(lines.map(({ image }: { image: string }) => image)).toEqual(['original', 'print'])
  })
})

it('the plain folder has prints by size and quantity, and no DPOF', async () => {
  const root = await writeOrder({ folder: 'plain' }, [makeTestLine({ quantity: 2 }), makeTestLine({ product: testSizes.large })])
  expect(filesIn(root)).toEqual(['4x6_x2/0001_4x6_glossy_x2.jpg', '5x7_x1/0002_5x7_glossy_x1.jpg', 'order.json'])
  expect(await sharp(join(root, '4x6_x2/0001_4x6_glossy_x2.jpg')).metadata()).toMatchObject({ width: 180, height: 120 })
})
