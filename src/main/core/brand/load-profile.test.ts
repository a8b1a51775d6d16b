import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { defaultStudioId, loadBrand } from './load-profile.ts'

const ours = join(import.meta.dirname, '..', '..', '..', '..', 'resources')

function makeResources(change: (profile: Record<string, unknown>) => Record<string, unknown> = (profile) => profile): string {
  const resourcesDir = makeTempDir()
  cpSync(join(ours, 'studios'), join(resourcesDir, 'studios'), { recursive: true })
  const file = join(resourcesDir, 'studios', 'demo', 'profile.json')
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)))
  return resourcesDir
}

describe('a brand', () => {
  it('is a folder with a profile', async () => {
    const { profile, logoPath, caPath } = await loadBrand(ours, 'demo')
    expect(profile.business).toMatchObject({ registration: expect.stringMatching(/^\d{3}-\d{2}-\d{5}$/), owner: expect.any(String) })
    expect(readFileSync(logoPath, 'utf8')).toContain('<svg')
    expect(caPath).toMatch(/ca\.pem$/)
  })

  it('that names no authority trusts the system’s own', async () => {
    const resourcesDir = makeResources((profile) => ({ ...profile, server: { url: 'https://photos.example' } }))
    expect((await loadBrand(resourcesDir, 'demo')).caPath).toBeNull()
  })

  it.each(['none', '', '..', '../studios/demo', 'demo/', 'DEMO'])('called %j is STUDIO_UNKNOWN', async (studioId) => {
    await expect(loadBrand(ours, studioId)).rejects.toMatchObject({ code: 'STUDIO_UNKNOWN', data: { studioId } })
  })

  it.each([
    ['a server without HTTPS', { server: { url: 'http://photos.example' } }],
    ['a logo outside its folder', { logo: '../logo.svg' }],
    ['a colour that would be style', { colours: { accent: 'red;}', accentSoft: '#FBEBE4' } }],
    ['no business information', { business: undefined }],
  ])('with %s is refused', async (_what, changes) => {
    await expect(
      loadBrand(
        makeResources((profile) => ({ ...profile, ...changes })),
        'demo',
      ),
    ).rejects.toThrow(/./)
  })
})

describe('the brand of an app that is told none', () => {
  it('is the only one', async () => {
    expect(await defaultStudioId(makeResources())).toBe('demo')
  })

  it('is unknown where there are several, or none', async () => {
    const several = makeResources()
    mkdirSync(join(several, 'studios', 'hanbit'))
    await expect(defaultStudioId(several)).rejects.toMatchObject({ code: 'STUDIO_UNKNOWN' })
    await expect(defaultStudioId(makeTempDir())).rejects.toMatchObject({ code: 'STUDIO_UNKNOWN' })
  })
})
