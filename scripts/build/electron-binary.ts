import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const DAY_MS = 24 * 60 * 60 * 1000
const DOWNLOAD_LIMIT_MS = 60_000

export type ElectronBinary = { path: string; distDir: string } | { missing: string }

export type BinaryOptions = {
  /** Whether it may be fetched. Tests only look. */
  download?: boolean
  electronDir?: string
  /** Where a failed download is remembered, so that only the first start of a day waits for it. */
  failureNote?: string
  now?: Date
}

/** The Electron executable of this computer, fetched once where it is not there; or why it can't be had, and how to try again. */
export async function findElectronBinary(options: BinaryOptions = {}): Promise<ElectronBinary> {
  const { download = true, electronDir = join(root, 'node_modules', 'electron'), now = new Date() } = options
  const failureNote = options.failureNote ?? join(root, '.local', 'electron-missing.json')
  const there = installedBinary(electronDir)
  if (there) return there
  if (!download) return { missing: 'Electron has not been downloaded; npm start tries to.' }
  const earlier = readFailure(failureNote)
  if (earlier && now.getTime() - Date.parse(earlier.at) < DAY_MS) return missing(earlier.reason, failureNote)

  const failure = await runInstaller(electronDir)
  const fetched = installedBinary(electronDir)
  if (fetched) {
    await rm(failureNote, { force: true })
    return fetched
  }
  const reason = failure ?? 'its installer ended without an executable'
  await mkdir(dirname(failureNote), { recursive: true })
  await writeFile(failureNote, JSON.stringify({ at: now.toISOString(), reason }))
  return missing(reason, failureNote)
}

/** `path.txt` is written by Electron's installer last, so it stands for a whole download. */
function installedBinary(electronDir: string): { path: string; distDir: string } | undefined {
  const note = join(electronDir, 'path.txt')
  if (!existsSync(note)) return undefined
  const distDir = join(electronDir, 'dist')
  const path = join(distDir, readFileSync(note, 'utf8').trim())
  return existsSync(path) ? { path, distDir } : undefined
}

function missing(reason: string, failureNote: string): ElectronBinary {
  return { missing: `Electron can't be had here (${reason}). To try again, delete ${failureNote} and start once more with a network.` }
}

function readFailure(path: string): { at: string; reason: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { at: string; reason: string }
  } catch {
    return undefined
  }
}

/** Runs `electron/install.js`. Answers what went wrong, in one line. */
function runInstaller(electronDir: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronDir, 'install.js')], { cwd: electronDir, stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    const timer = setTimeout(() => {
      words = `the download took longer than ${DOWNLOAD_LIMIT_MS / 1000} s`
      child.kill('SIGKILL')
    }, DOWNLOAD_LIMIT_MS)
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(0, 2000)
    })
    child.on('error', (error) => {
      words = error.message
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? undefined : firstLine(words))
    })
  })
}

function firstLine(words: string): string {
  const line = words.split('\n').find((candidate) => candidate.trim() !== '') ?? 'its installer failed without a word'
  return line.trim().slice(0, 200)
}
