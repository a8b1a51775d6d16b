import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }

// Electron's executable has its switches behind this mark: version 1, eight of them, '1' on and '0' off, as Electron comes.
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_AS_SHIPPED = '10110001'

/** As much of an unpacked Electron for Linux as electron-builder asks for; nothing in it runs. */
export function makeStandInElectron(dir: string): string {
  mkdirSync(join(dir, 'locales'), { recursive: true })
  for (const locale of ['ko', 'en-US', 'de']) writeFileSync(join(dir, 'locales', `${locale}.pak`), locale)
  writeFileSync(join(dir, 'version'), version)
  writeFileSync(join(dir, 'LICENSE'), 'MIT')
  writeFileSync(join(dir, 'LICENSES.chromium.html'), '<!doctype html>')
  const wire = Buffer.from([1, FUSES_AS_SHIPPED.length])
  writeFileSync(join(dir, 'electron'), Buffer.concat([Buffer.from(FUSE_MARK), wire, Buffer.from(FUSES_AS_SHIPPED)]))
  chmodSync(join(dir, 'electron'), 0o755)
  return dir
}

const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** The names of the switches that are on in this executable. */
export function readFuses(executable: Buffer): string[] {
  const start = executable.indexOf(FUSE_MARK) + FUSE_MARK.length + 2
  return fuseNames.filter((_name, index) => executable[start + index] === '1'.charCodeAt(0))
}
