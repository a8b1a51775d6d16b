import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { stageBrand } from './stage-brand.ts'

let root: string
let studioDir: string
const brandDir = () => join(root, 'brand')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'brand-'))
  studioDir = join(root, 'studio')
  cpSync(join(import.meta.dirname, '..', '..', 'resources', 'studios', 'demo'), studioDir, { recursive: true })
  change({ server: { url: 'https://orders.example' } })
})

function change(parts: object): void {
  const path = join(studioDir, 'profile.json')
  const profile = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...profile, ...parts }))
}

test('icons are drawn from the logo, square and in every size', async () => {
  await stageBrand(studioDir, brandDir())
  expect(await sharp(join(brandDir(), 'icons', 'icon.png')).metadata()).toMatchObject({ format: 'png', width: 1024, height: 1024 })
  expect(await sharp(join(brandDir(), 'linux-icons', '32x32.png')).metadata()).toMatchObject({ width: 32, height: 32 })
})

test('what an earlier run staged is gone', async () => {
  await stageBrand(studioDir, brandDir())
  change({ id: 'renamed' })
  await stageBrand(studioDir, brandDir())
  expect([existsSync(join(brandDir(), 'studios', 'demo')), existsSync(join(brandDir(), 'studios', 'renamed'))]).toEqual([false, true])
})

test('an authority in the studio’s folder is left where it is', async () => {
  writeFileSync(join(studioDir, 'own-ca.pem'), 'PEM')
  change({ server: { url: 'https://orders.example', certificateAuthority: 'own-ca.pem' } })
  await stageBrand(studioDir, brandDir())
  const staged = join(brandDir(), 'studios', 'demo')
  expect(readFileSync(join(staged, 'profile.json'), 'utf8')).toContain('"own-ca.pem"')
  expect(readFileSync(join(staged, 'own-ca.pem'), 'utf8')).toBe('PEM')
})

test('an authority that is missing stops the packaging with what to do', async () => {
  change({ server: { url: 'https://orders.example', certificateAuthority: '../gone.pem' } })
  await expect(stageBrand(studioDir, brandDir())).rejects.toThrow(`is not at ${join(root, 'gone.pem')}`)
})

test('a profile that does not hold is told by its field', async () => {
  change({ colours: { accent: 'red', accentSoft: '#FFFFFF' } })
  await expect(stageBrand(studioDir, brandDir())).rejects.toThrow('colours.accent')
})

test('a studio without a profile is told by its path', async () => {
  await expect(stageBrand(join(root, 'nobody'), brandDir())).rejects.toThrow(join(root, 'nobody', 'profile.json'))
})
