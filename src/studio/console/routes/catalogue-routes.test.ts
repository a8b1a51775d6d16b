import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readFormFields } from '../../testing/read-form-fields.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import { createTestClient } from '../../testing/test-client.ts'

const PAGE = '/console/catalogue'
const PRICE = 'products.1.unitPrice'

let studio: TestStudio
let owner: TestBrowser

beforeEach(async () => {
  studio = await startTestStudio({ now: () => new Date('2026-11-22T09:00:00+09:00') })
  owner = createTestBrowser(studio)
  await owner.signIn()
})
afterEach(() => studio.remove())

const readFile = () => readFileSync(join(studio.dataDir, 'catalogue.json'), 'utf8')
const inForce = async (): Promise<Catalogue> => (await createTestClient(studio).http.get('/catalogue')).data
const priceNow = async () => (await inForce()).products.find(({ name }) => name === '4×6')?.unitPrice

/** Opens the editor in a browser; what it holds, to be changed and sent. */
async function openEditor(browser = owner): Promise<Record<string, string>> {
  const { data, status } = await browser.get(PAGE)
  expect(status).toBe(200)
  return fieldsOf(data)
}

/** The fields of a page's form. The demo has no two of one name but empty days. */
const fieldsOf = (page: string): Record<string, string> => Object.fromEntries(readFormFields(page, 'catalogue'))
const saved = { status: 303, headers: { location: `${PAGE}?said=saved` } }

describe('a price', () => {
  it('is changed, kept in the file under a new version, and what was before is in the history', async () => {
    const form = await openEditor()
    expect(form[PRICE]).toBe('300')
    expect(await owner.post(PAGE, { ...form, [PRICE]: '1,330원', do: 'save' })).toMatchObject(saved)
    expect(await inForce()).toMatchObject({ version: '2026-11-22.1' })
    expect(await priceNow()).toBe(1330)
    expect(JSON.parse(readFile())).toMatchObject({ version: '2026-11-22.1' })
    expect((await owner.get(`${PAGE}?said=saved`)).data).toContain('저장했어요.')
    const { data } = await owner.get(`${PAGE}/history`)
    expect(data).toContain('4×6 값: 300원 → 1,330원')
    expect(data).toContain('2026-11-01')
  })

  it('is told to every page of the counter', async () => {
    const signedIn = await owner.signIn()
    const heard = { next: Promise.withResolvers<void>() }
    const cookie = String(signedIn.headers['set-cookie']?.[0]?.split(';')[0])
    const events = get(`${studio.url}/console/events`, { ca: studio.ca, headers: { cookie }, agent: false }, (response) => {
      response.on('data', (text) => {
        if (String(text).includes('"received"')) heard.next.resolve()
      })
    })
    await heard.next.promise
    heard.next = Promise.withResolvers<void>()
    expect(await owner.post(PAGE, { ...(await openEditor()), [PRICE]: '330', do: 'save' })).toMatchObject(saved)
    await heard.next.promise
    events.destroy()
  })

  it('does nothing twice by a double tap, and nothing where nothing is changed', async () => {
    const form = await openEditor()
    expect(await owner.post(PAGE, { ...form, do: 'save' })).toMatchObject({ status: 303, headers: { location: `${PAGE}?said=same` } })
    const change = { ...(await openEditor()), [PRICE]: '330', do: 'save' }
    expect(await owner.post(PAGE, change)).toMatchObject(saved)
    expect(await owner.post(PAGE, change)).toMatchObject(saved)
    expect((await inForce()).version).toBe('2026-11-22.1')
  })

  it.each([
    ['30000', '4×6의 값이 300원에서 30,000원으로 100배가 돼요. 맞나요?'],
    ['0', '4×6의 값이나 할인 값이 0원이에요.'],
  ])('of %s is asked about, and not taken without an answer', async (price, doubt) => {
    const form = { ...(await openEditor()), [PRICE]: price, 'pickup.note': '월요일에 쉬어요' }
    const asked = await owner.post(PAGE, { ...form, do: 'save' })
    expect(asked).toMatchObject({ status: 409, data: expect.stringContaining(doubt) })
    expect(asked.data).toContain('그대로 저장')
    for (const answer of ['', 'yes', 'x'.repeat(43)])
      expect(await owner.post(PAGE, { ...form, do: 'keep', answer })).toMatchObject({ status: 409 })
    expect(await priceNow()).toBe(300)

    const fields = fieldsOf(asked.data)
    const edit = await owner.post(PAGE, { ...fields, do: 'edit' })
    expect(fieldsOf(edit.data)).toMatchObject({
      'pickup.note': '월요일에 쉬어요',
      [PRICE]: price,
    })
    // An answer to one change does not hold for another.
    expect(await owner.post(PAGE, { ...fields, [PRICE]: '99999', do: 'keep' })).toMatchObject({ status: 409 })
    expect(await owner.post(PAGE, { ...fields, do: 'keep' })).toMatchObject(saved)
    expect(await priceNow()).toBe(Number(price))
  })

  it.each(['-300', '', '삼백', '1.5'])('of %j is refused beside its field, and nothing typed is lost', async (price) => {
    const before = readFile()
    const form = { ...(await openEditor()), [PRICE]: price, 'delivery.note': '천천히 가요', do: 'save' }
    const { status, data } = await owner.post(PAGE, form)
    expect(status).toBe(400)
    expect(data).toContain(`id="${PRICE}-error"`)
    expect(data).toContain('1곳을 고쳐 주세요. 아직 저장하지 않았어요.')
    expect(data).toContain(`<a href="#${PRICE}">4×6</a>`)
    expect(fieldsOf(data)).toMatchObject({ [PRICE]: price, 'delivery.note': '천천히 가요' })
    expect(readFile()).toBe(before)
  })
})

describe('rows', () => {
  it('come and go by a button, and what is typed stays', async () => {
    const form = { ...(await openEditor()), [PRICE]: '아직', do: 'preset:print-passport' }
    const added = fieldsOf((await owner.post(PAGE, form)).data)
    expect(added).toMatchObject({ [PRICE]: '아직', 'products.7.name': '여권', 'products.7.longPx': '531', 'products.7.unitPrice': '' })
    const left = fieldsOf((await owner.post(PAGE, { ...added, do: 'remove:products.0' })).data)
    expect(left).toMatchObject({ 'products.0.unitPrice': '아직', 'products.6.name': '여권' })
    const day = fieldsOf((await owner.post(PAGE, { ...left, 'pickup.closedDays': '2026-12-25', do: 'look' })).data)
    const whole = { ...day, 'products.0.unitPrice': '310', 'products.6.unitPrice': '9,000', 'pickup.closedDays': '2026-12-25' }
    const asked = await owner.post(PAGE, { ...whole, do: 'save' })
    expect(asked).toMatchObject({ status: 409, data: expect.stringContaining('3×5를 빼요.') })
    expect(await owner.post(PAGE, { ...fieldsOf(asked.data), do: 'keep' })).toMatchObject(saved)
    const { products, pickup } = await inForce()
    expect(products.map(({ name }) => name)).toEqual(['4×6', 'D4', '5×7', '8×10', 'A4', '11×14', '여권'])
    expect(pickup.closedDays).toEqual(['2026-12-25'])
  })
})

describe('what a customer will pay', () => {
  it('is reckoned for the new catalogue beside the one in force', async () => {
    const { data } = await owner.post(PAGE, {
      ...(await openEditor()),
      'products.1.tiers.0.unitPrice': '250',
      'options.1.choices.1.surcharge': '100',
      'try.product': 'print-4x6',
      'try.quantity': '30',
      'try.option.border': 'white',
      'try.delivery': 'address',
      do: 'look',
    })
    for (const text of [
      '4×6 30장 × 350원',
      '30장부터 250원 (원래 300원)',
      '하얗게 (유테) +100원',
      '13,500원',
      '4×6 30장 × 270원',
      '11,100원',
    ])
      expect(data).toContain(text)
  })
})

describe('two owners at once', () => {
  it('are told of each other, and neither loses anything', async () => {
    const other = createTestBrowser(studio)
    await other.signIn()
    const [mine, theirs] = [await openEditor(), await openEditor(other)]
    expect(await other.post(PAGE, { ...theirs, 'products.0.unitPrice': '260', do: 'save' })).toMatchObject(saved)
    const asked = await owner.post(PAGE, { ...mine, [PRICE]: '310', do: 'save' })
    expect(asked).toMatchObject({ status: 409, data: expect.stringContaining('다른 곳에서 상품표를 먼저 바꿨어요') })
    expect(asked.data).toContain('3×5 값: 260원 → 250원')
    expect(await priceNow()).toBe(300)
    expect(await owner.post(PAGE, { ...fieldsOf(asked.data), do: 'keep' })).toMatchObject(saved)
    expect(await priceNow()).toBe(310)
    expect((await owner.get(`${PAGE}/history`)).data).toContain('3×5 값: 250원 → 260원')
  })

  it('are told of an edit by hand just the same', async () => {
    const mine = await openEditor()
    writeFileSync(join(studio.dataDir, 'catalogue.json'), readFile().replace('"unitPrice": 3500', '"unitPrice": 3600'))
    const asked = await owner.post(PAGE, { ...mine, [PRICE]: '310', do: 'save' })
    expect(asked).toMatchObject({ status: 409, data: expect.stringContaining('A4 값: 3,600원 → 3,500원') })
  })
})

describe('the file', () => {
  it('may be edited by hand; what can not be read is said, and kept beside when saving', async () => {
    writeFileSync(join(studio.dataDir, 'catalogue.json'), '{ "version": "손으로" <script>')
    expect((await owner.get(PAGE)).data).toContain('1번째 줄')
    const form = await openEditor()
    expect(await owner.post(PAGE, { ...form, do: 'save' })).toMatchObject(saved)
    expect(readFileSync(join(studio.dataDir, 'catalogue.json.unread'), 'utf8')).toContain('손으로')
    expect((await owner.get(PAGE)).data).not.toContain('1번째 줄')
  })
})

describe('a disk that takes nothing', () => {
  it('loses nothing that was typed', async () => {
    const form = { ...(await openEditor()), [PRICE]: '310', do: 'save' }
    rmSync(join(studio.dataDir, 'catalogue.json'))
    mkdirSync(join(studio.dataDir, 'catalogue.json', 'in-the-way'), { recursive: true })
    const { status, data } = await owner.post(PAGE, form)
    expect(status).toBe(500)
    expect(data).toContain('저장하지 못했어요.')
    expect(fieldsOf(data)).toMatchObject({ [PRICE]: '310' })
    expect(await priceNow()).toBe(300)
  })
})

describe('the history', () => {
  it('holds every catalogue that was in force, whichever way, over a restart; and leads back to each', async () => {
    writeFileSync(
      join(studio.dataDir, 'catalogue.json'),
      readFile().replace('"2026-11-01"', '"by-hand"').replace('"unitPrice": 300,', '"unitPrice": 320,'),
    )
    expect((await inForce()).version).toBe('by-hand')
    expect(await owner.post(PAGE, { ...(await openEditor()), [PRICE]: '330', do: 'save' })).toMatchObject(saved)
    studio = await studio.restart()
    owner = createTestBrowser(studio)
    await owner.signIn()
    const { data } = await owner.get(`${PAGE}/history`)
    expect(data.match(/\/history\/\d+/g)).toEqual(['/history/2', '/history/1'])
    for (const text of ['4×6 값: 320원 → 330원', '4×6 값: 300원 → 320원', '처음 상품표예요.']) expect(data).toContain(text)

    const asked = await owner.get(`${PAGE}/history/1`)
    expect(asked.data).toContain('4×6 값: 330원 → 300원')
    expect(await priceNow()).toBe(330)
    expect(await owner.post(PAGE, { ...fieldsOf(asked.data), do: 'keep' })).toMatchObject(saved)
    expect(await priceNow()).toBe(300)
    expect((await inForce()).version).toBe('2026-11-22.2')
    for (const id of ['99', 'x', '0', '-1']) expect(await owner.get(`${PAGE}/history/${id}`)).toMatchObject({ status: 404 })
  })
})

describe('who may not', () => {
  it('see or change it without being signed in, or from elsewhere', async () => {
    const form = { ...(await openEditor()), [PRICE]: '310', do: 'save' }
    const stranger = createTestBrowser(studio)
    const toLogin = { status: 303, headers: { location: expect.stringMatching(/^\/console\/login(\?next=%2Fconsole%2Fcatalogue|$)/) } }
    for (const path of [PAGE, `${PAGE}/history`, `${PAGE}/history/1`]) expect(await stranger.get(path)).toMatchObject(toLogin)
    expect(await stranger.post(PAGE, form)).toMatchObject(toLogin)
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}])
      expect(await owner.post(PAGE, form, headers)).toMatchObject({ status: 403 })
    expect(await priceNow()).toBe(300)
  })

  it('send more than a catalogue', async () => {
    expect(await owner.post(PAGE, { ...(await openEditor()), withdrawalNotice: 'x'.repeat(1024 * 1024), do: 'save' })).toMatchObject({
      status: 413,
    })
    expect((await inForce()).version).toBe('2026-11-01')
  })

  it('bring a script in by a name', async () => {
    const evil = '"><script>x()</script>'
    const form = {
      ...(await openEditor()),
      'products.1.name': evil,
      'options.0.choices.0.name': evil,
      'pickup.note': evil,
      'try.quantity': evil,
    }
    expect(await owner.post(PAGE, { ...form, do: 'save' })).toMatchObject(saved)
    const pages = [PAGE, `${PAGE}/history`, `${PAGE}/history/1`].map((path) => owner.get(path))
    for (const { data, headers } of [...(await Promise.all(pages)), await owner.post(PAGE, { ...form, [PRICE]: evil, do: 'save' })]) {
      expect(data).not.toContain('<script>x')
      expect(data).not.toMatch(/ on[a-z]+="| style=/)
      expect(headers['content-security-policy']).toContain("script-src 'self'")
    }
    expect((await inForce()).products[1]?.name).toBe(evil)
  })
})
