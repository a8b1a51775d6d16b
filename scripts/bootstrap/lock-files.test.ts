import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Entry = {
  resolved?: string
  integrity?: string
  link?: boolean
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}

const root = join(import.meta.dirname, '..', '..')
const folders = ['.', 'scripts/bootstrap/node-runtime']

// `npm ci` from another registry, or on another system than the lock was made on, fails of exactly these.
describe.each(folders)('the lock file of %s', (folder) => {
  const lock = JSON.parse(readFileSync(join(root, folder, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> }
  const entries = Object.entries(lock.packages)

  it('has an entry for every package that another system may need', () => {
    const wanted = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    )
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.filter(({ path, name }) => !isLocked(lock.packages, path, name))).toEqual([])
  })

  it('names no registry', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
  })

  it('knows the content of every package', () => {
    expect(entries.filter(([path, { integrity }]) => path !== '' && !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  })

  it('asks for the same as package.json', () => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>
    for (const key of ['dependencies', 'devDependencies', 'optionalDependencies'])
      expect((lock.packages[''] as Record<string, unknown>)[key]).toEqual(manifest[key])
  })

  it('is installed without running anything, and written without a registry', () => {
    const settings = readFileSync(join(root, folder, '.npmrc'), 'utf8')
    expect(settings).toContain('ignore-scripts=true')
    expect(settings).toContain('omit-lockfile-registry-resolved=true')
  })
})

/** Looks where Node would: beside the package, then further up. */
function isLocked(packages: Record<string, Entry>, from: string, name: string): boolean {
  for (let path = from; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
    if (packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true
    if (path === '') return false
  }
}
