import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { findElectronBinary } from './electron-binary.ts'

let electronDir: string
let failureNote: string
const now = new Date('2026-05-04T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

beforeEach(() => {
  electronDir = mkdtempSync(join(tmpdir(), 'electron-'))
  failureNote = join(electronDir, 'notes', 'electron-missing.json')
})

const find = (more: { now?: Date; download?: boolean } = {}) => findElectronBinary({ electronDir, failureNote, now, ...more })

/** An installer that counts its runs and then does as told. */
function writeInstaller(body: string): void {
  writeFileSync(join(electronDir, 'install.js'), `const fs = require('fs'); fs.appendFileSync(__dirname + '/runs', '.'); ${body}`)
}

function runs(): number {
  return existsSync(join(electronDir, 'runs')) ? readFileSync(join(electronDir, 'runs'), 'utf8').length : 0
}

function install(): void {
  mkdirSync(join(electronDir, 'dist'))
  writeFileSync(join(electronDir, 'dist', 'electron'), '')
  chmodSync(join(electronDir, 'dist', 'electron'), 0o755)
  writeFileSync(join(electronDir, 'path.txt'), 'electron')
}

test('a binary that is there is found without a download', async () => {
  install()
  writeInstaller('process.exit(1)')
  expect(await find()).toEqual({ path: join(electronDir, 'dist', 'electron'), distDir: join(electronDir, 'dist') })
  expect(runs()).toBe(0)
})

test('one that is missing is fetched by Electron’s own installer', async () => {
  writeInstaller(
    "fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron')",
  )
  expect(await find()).toMatchObject({ path: join(electronDir, 'dist', 'electron') })
  expect(existsSync(failureNote)).toBe(false)
})

test('a failed download is told with its reason, remembered for a day, and then tried again', async () => {
  writeInstaller("process.stderr.write('Error: getaddrinfo ENOTFOUND github.com\\n    at x'); process.exit(1)")
  const first = await find()
  expect(first).toEqual({ missing: expect.stringContaining('(Error: getaddrinfo ENOTFOUND github.com). To try again, delete') as string })
  expect(await find({ now: later(23) })).toEqual(first)
  expect(runs()).toBe(1)
  await find({ now: later(25) })
  expect(runs()).toBe(2)
})

test('looking only never downloads', async () => {
  writeInstaller('process.exit(1)')
  expect(await find({ download: false })).toEqual({ missing: 'Electron has not been downloaded; npm start tries to.' })
  expect([runs(), existsSync(failureNote)]).toEqual([0, false])
})

test('an installer that ends well without a binary is a failure', async () => {
  writeInstaller('')
  expect(await find()).toEqual({ missing: expect.stringContaining('without an executable') as string })
})
