import { studioMoment } from '../studio-time.ts'
/** PID and QTY have three digits. */
export const MAX_NUMBER = 999

const VENDOR = ['VUQ VNM = "NORITSU KOKI" -ATR "QSSPrint"', 'VUQ VER = 01.00']

export type DpofJob = { imageName: string; quantity: number }
export type DpofOrder = {
  /** The paper as the lab knows it, such as `4x6`. ASCII. */
  paperSize: string
  /** ASCII and never empty: some labs crash on an empty one. */
  backprint: string
  /** Written as local time. */
  createdAt: Date
  /** The folder beside `MISC` that the images lie in. ASCII. */
  imageFolder: string
  jobs: readonly DpofJob[]
}

/** The jobs of one image; more copies than fit in one are split. */
export function splitCopies(imageName: string, copies: number): DpofJob[] {
  const jobs = Math.ceil(copies / MAX_NUMBER)
  return Array.from({ length: jobs }, (_, index) => ({ imageName, quantity: Math.min(MAX_NUMBER, copies - index * MAX_NUMBER) }))
}

/**
 * `AUTPRINT.MRK` for one paper size, in the DPOF dialect that minilabs read. Takes at most 999 jobs of at most 999 copies.
 * Modelled on known files; not certified, not tested on a machine.
 */
export function buildDpof({ paperSize, backprint, createdAt, imageFolder, jobs }: DpofOrder): string {
  if (jobs.length > MAX_NUMBER) throw new RangeError(`${jobs.length} jobs do not fit in one DPOF file`)
  const header = [
    '[HDR]',
    'GEN REV = 01.00',
    'GEN CRT = "NORITSU KOKI" -01.00',
    `GEN DTM = ${formatTime(createdAt)}`,
    'USR NAM = ""',
    'VUQ RGN = BGN',
    ...VENDOR,
    `PRT PSL = NML -PSIZE "${asciiText(paperSize)}"`,
    'PRT PCH = 001',
    'VUQ RGN = END',
  ]
  const sections = jobs.map(({ imageName, quantity }, index) => [
    '',
    '[JOB]',
    `PRT PID = ${threeDigits(index + 1)}`,
    'PRT TYP = STD',
    `PRT QTY = ${threeDigits(quantity)}`,
    'IMG FMT = EXIF2 -J',
    `<IMG SRC = "../${asciiText(imageFolder)}/${asciiText(imageName)}">`,
    'VUQ RGN = BGN',
    ...VENDOR,
    `PRT CVP1 = 1 -STR "${asciiText(backprint)}"`,
    'PRT CVP2 = 0',
    'VUQ RGN = END',
  ])
  return [...header, ...sections.flat()].map((line) => `${line}\r\n`).join('')
}

function threeDigits(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > MAX_NUMBER) throw new RangeError(`${value} does not fit in three digits`)
  return String(value).padStart(3, '0')
}

/** Text between quotes: printable ASCII, no quotes of its own, not empty. */
function asciiText(text: string): string {
  if (!/^[ !#-~]+$/.test(text)) throw new RangeError(`${JSON.stringify(text)} can't stand in a DPOF file`)
  return text
}

function formatTime(at: Date): string {
  return studioMoment(at).replace(/[- ]/g, ':')
}
