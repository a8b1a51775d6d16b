import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStandInElectron, readFuses } from '#tests/packaging/stand-in-electron.ts'
import { buildElectron } from './build-electron.ts'
import { packageStudio, projectRoot } from './package-studio.ts'

// electron-builder's own reader of its archives.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const asar = createRequire(fromBuilder.resolve('app-builder-lib/package.json'))('@electron/asar') as {
  listPackage(archive: string, options: object): string[]
  extractAll(archive: string, target: string): void
}

const places = { root: '', app: '', resources: '', archive: '' }

/** A studio beside the one that the project brings along, with all that its package must not hold lying about. */
function makeStudio(): string {
  const studioDir = join(places.root, 'studio')
  cpSync(join(projectRoot, 'resources', 'studios', 'demo'), studioDir, { recursive: true })
  const profile = JSON.parse(readFileSync(join(studioDir, 'profile.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(places.root, 'authority.pem'), 'PEM')
  const server = { url: 'https://orders.byeolbit.example', certificateAuthority: '../authority.pem' }
  writeFileSync(join(studioDir, 'profile.json'), JSON.stringify({ ...profile, id: 'byeolbit', name: '별빛사진관', server }))
  return studioDir
}

// Installers are made by tools that electron-builder downloads; the unpacked app needs none, on Linux.
const canPackage = process.platform === 'linux'

beforeAll(async () => {
  if (!canPackage) return
  places.root = mkdtempSync(join(tmpdir(), 'package-'))
  const distDir = join(places.root, 'dist')
  mkdirSync(join(distDir, 'renderer'), { recursive: true })
  writeFileSync(join(distDir, 'renderer', 'index.html'), '<!doctype html><title>page</title>')
  await buildElectron(distDir)
  await packageStudio({
    studioDir: makeStudio(),
    distDir,
    brandDir: join(places.root, 'brand'),
    outDir: join(places.root, 'out'),
    electronDist: makeStandInElectron(join(places.root, 'electron')),
    kind: 'dir',
  })
  places.app = join(places.root, 'out', 'linux-unpacked')
  places.resources = join(places.app, 'resources')
  places.archive = join(places.resources, 'app.asar')
}, 60_000)

afterAll(() => {
  if (places.root) rmSync(places.root, { recursive: true, force: true })
})

function archived(): string[] {
  return asar.listPackage(places.archive, {}).map((path) => path.replaceAll('\\', '/'))
}

test.runIf(canPackage)('the archive holds the bundles and the natives, and no source, map or typing', () => {
  const own = archived().filter((path) => !path.startsWith('/node_modules') && /\.\w+$/.test(path))
  expect(own.sort()).toEqual([
    '/dist/main/database-worker.js',
    '/dist/main/decoder.js',
    '/dist/main/electron.js',
    '/dist/main/likeness-worker.js',
    '/dist/main/search-worker.js',
    '/dist/preload/preload.cjs',
    '/dist/renderer/index.html',
    '/package.json',
  ])
  expect(archived().filter((path) => /\.(tsx?|map)$/.test(path))).toEqual([])
})

test.runIf(canPackage)('natives lie outside the archive, this platform’s only', () => {
  const unpacked = join(places.resources, 'app.asar.unpacked', 'node_modules')
  expect(readdirSync(join(unpacked, 'better-sqlite3', 'prebuilds'))).toEqual([`${process.platform}-${process.arch}.node`])
  expect(readdirSync(join(unpacked, '@img')).filter((name) => name.startsWith('sharp-'))).toEqual([
    `sharp-libvips-${process.platform}-${process.arch}`,
    `sharp-${process.platform}-${process.arch}`,
  ])
  expect(archived().filter((path) => path.endsWith('.node') && !/better-sqlite3|@img/.test(path))).toEqual([])
})

test.runIf(canPackage)('it carries one studio’s brand and no other’s', () => {
  expect(readdirSync(join(places.resources, 'studios'))).toEqual(['byeolbit'])
  const studio = join(places.resources, 'studios', 'byeolbit')
  expect(readdirSync(studio).sort()).toEqual(['catalogue.json', 'certificate-authority.pem', 'logo.svg', 'profile.json'])
  expect(JSON.parse(readFileSync(join(studio, 'profile.json'), 'utf8'))).toMatchObject({
    name: '별빛사진관',
    server: { certificateAuthority: 'certificate-authority.pem' },
  })
  expect(readdirSync(join(places.resources, 'icons'))).toEqual(['icon.png'])
})

test.runIf(canPackage)('libvips and libheif say under which licences they stand', () => {
  const licences = join(places.resources, 'licences')
  const libvips = readdirSync(licences).find((name) => name.startsWith('sharp-libvips')) ?? ''
  expect(readFileSync(join(licences, libvips, 'README.md'), 'utf8')).toContain('LGPL')
  expect(readFileSync(join(licences, 'libheif-js', 'LICENSE'), 'utf8')).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
})

test.runIf(canPackage)('libheif is a file of its own, which can be exchanged', () => {
  const folder = join(places.resources, 'app.asar.unpacked', 'node_modules', 'libheif-js', 'libheif-wasm')
  expect(readdirSync(folder).filter((name) => name !== 'LICENSE')).toEqual(['libheif.js', 'libheif.wasm'])
})

test.runIf(canPackage)('the fuses are set in the executable', () => {
  expect(readFuses(readFileSync(join(places.root, 'electron', 'electron')))).toContain('runAsNode')
  expect(readFuses(readFileSync(join(places.app, 'sajingwan-byeolbit')))).toEqual([
    'enableCookieEncryption',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
  ])
})

test.runIf(canPackage)(
  'the packaged program stands up from its archive, and takes nobody else’s studio or server',
  async () => {
    const extracted = join(places.root, 'extracted')
    asar.extractAll(places.archive, extracted)
    const script = join(projectRoot, 'tests', 'packaging', 'load-main.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, extracted, places.resources, join(places.root, 'data')])
    expect(JSON.parse(stdout)).toMatchObject({
      errors: [],
      window: '별빛사진관',
      preload: join(extracted, 'dist', 'preload', 'preload.cjs'),
      icon: join(places.resources, 'icons', 'icon.png'),
      page: '<!doctype html><title>page</title>',
      studio: { json: { id: 'byeolbit', server: { url: 'https://orders.byeolbit.example' } } },
    })
  },
  30_000,
)
