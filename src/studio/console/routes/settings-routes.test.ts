import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../database/open-database.ts'
import { readIntakeSettings } from '../../settings/intake-settings.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser } from '../../testing/test-browser.ts'

let studio: TestStudio

beforeAll(async () => {
  studio = await startTestStudio()
})
afterAll(() => studio.remove())

async function sitDown() {
  const browser = createTestBrowser(studio)
  expect(await browser.signIn()).toMatchObject({ status: 303, headers: { location: '/console' } })
  return browser
}

function readSettings() {
  const database = openDatabase(join(studio.dataDir, 'studio.db'))
  const settings = readIntakeSettings(database)
  database.close()
  return settings
}

describe('how orders are laid into the folder', () => {
  it('is kept, and shown as it is', async () => {
    const browser = await sitDown()
    const wanted = { folder: 'plain', images: 'originals', after: 'paid', imageFolder: 'DCIM' }
    const form = { ...wanted, keepPhotosDays: '30' }
    expect(await browser.post('/console/settings/intake', form)).toMatchObject({
      status: 303,
      headers: { location: '/console/settings?said=saved' },
    })
    expect(readSettings()).toEqual({ ...wanted, keepPhotosDays: 30 })
    const { data } = await browser.get('/console/settings?said=saved')
    expect(data).toContain('저장했어요.')
    for (const [name, value] of [
      ['folder', 'plain'],
      ['images', 'originals'],
      ['after', 'paid'],
    ])
      expect(data).toContain(`name="${name}" value="${value}" checked`)
    expect(data).toContain('value="DCIM"')
    expect(data).toContain('name="keepPhotosDays" value="30"')
  })

  it.each([
    { imageFolder: '../up' },
    { imageFolder: '' },
    { imageFolder: '<script>' },
    { folder: 'other' },
    { after: '' },
    { keepPhotosDays: '' },
    { keepPhotosDays: '-1' },
    { keepPhotosDays: 'x' },
    { keepPhotosDays: ' 1e1 ' },
    { keepPhotosDays: '0x1e' },
    { keepPhotosDays: '3651' },
    { keepPhotosDays: '٣' },
  ])('takes no nonsense: %o', async (nonsense) => {
    const browser = await sitDown()
    const before = readSettings()
    const kept = { folder: 'dpof', images: 'rendered', after: 'received', imageFolder: 'IMAGE', keepPhotosDays: '90' }
    const form: Record<string, string> = { ...kept, ...nonsense }
    expect(await browser.post('/console/settings/intake', form)).toMatchObject({
      status: 400,
      data: expect.stringContaining('저장하지 못했어요'),
    })
    const typed = await browser.post('/console/settings/intake', { ...form, imageFolder: '../mine', keepPhotosDays: '12' })
    expect(typed).toMatchObject({ status: 400, data: expect.stringContaining('value="../mine"') })
    expect(await browser.post('/console/settings/intake', {})).toMatchObject({ status: 400 })
    expect(readSettings()).toEqual(before)
  })
})

describe('two tabs', () => {
  const shown = { folder: 'dpof', images: 'rendered', after: 'received', imageFolder: 'IMAGE', keepPhotosDays: 90 }
  const formOf = (changes: Record<string, string>) => ({ ...shown, keepPhotosDays: '90', shown: JSON.stringify(shown), ...changes })

  it('each save only what was changed in them', async () => {
    const browser = await sitDown()
    await browser.post('/console/settings/intake', { ...shown, keepPhotosDays: '90' })
    expect((await browser.get('/console/settings')).data).toContain('name="shown" value="{&quot;folder&quot;:&quot;dpof&quot;')
    await browser.post('/console/settings/intake', formOf({ after: 'paid' }))
    await browser.post('/console/settings/intake', formOf({ keepPhotosDays: '30' }))
    expect(readSettings()).toEqual({ ...shown, after: 'paid', keepPhotosDays: 30 })
  })

  it('are asked where both have changed the same', async () => {
    const browser = await sitDown()
    await browser.post('/console/settings/intake', { ...shown, keepPhotosDays: '90' })
    await browser.post('/console/settings/intake', formOf({ keepPhotosDays: '30', after: 'paid' }))
    const late = await browser.post('/console/settings/intake', formOf({ keepPhotosDays: '60', folder: 'plain' }))
    expect(late).toMatchObject({ status: 409, data: expect.stringContaining('다른 화면에서 &#39;사진을 두는 날수&#39; 설정을') })
    expect(late.data).toContain('name="keepPhotosDays" value="60"')
    expect(late.data).toContain('name="after" value="paid" checked')
    expect(readSettings()).toMatchObject({ keepPhotosDays: 30, folder: 'dpof' })
    const seen = { ...shown, after: 'paid', keepPhotosDays: 30 }
    await browser.post('/console/settings/intake', { ...seen, folder: 'plain', keepPhotosDays: '60', shown: JSON.stringify(seen) })
    expect(readSettings()).toEqual({ ...seen, folder: 'plain', keepPhotosDays: 60 })
  })
})

describe('who may come in', () => {
  it('changes with a new password, which is shown once to who knows the old one', async () => {
    const [browser, other] = [await sitDown(), await sitDown()]
    const before = browser.password()
    expect(await browser.post('/console/settings/password', { current: 'wrong' })).toMatchObject({ status: 403 })
    expect(browser.password()).toBe(before)
    const made = await browser.post('/console/settings/password', { current: before })
    expect(made).toMatchObject({ status: 303, headers: { location: '/console/settings' } })
    expect(browser.password()).not.toBe(before)
    const third = await sitDown()
    expect((await third.get('/console/settings')).data).not.toContain(browser.password())
    const { data } = await browser.get('/console/settings')
    expect(data).toContain(browser.password())
    expect((await browser.get('/console/settings')).data).not.toContain(browser.password())
    expect(await other.get('/console')).toMatchObject({ status: 303 })
    expect(await browser.get('/console')).toMatchObject({ status: 200 })
    expect(await other.post('/console/login', { password: before })).toMatchObject({ status: 403 })
    expect(studio.lines.join()).not.toContain(browser.password())
  })

  it('is nobody after signing out everywhere', async () => {
    const [browser, other] = [await sitDown(), await sitDown()]
    expect(await browser.post('/console/settings/sign-out')).toMatchObject({ status: 303, headers: { location: '/console/login' } })
    expect(await browser.get('/console')).toMatchObject({ status: 303 })
    expect(await other.get('/console')).toMatchObject({ status: 303 })
  })
})
