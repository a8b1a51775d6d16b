import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/orders/manifest.ts'
import { openDatabase } from '../../database/open-database.ts'
import { moveOrder } from '../../orders/move-order.ts'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import {
  createTestClient,
  makeTestManifest,
  makeTestPhoto,
  sendTestOrder,
  type TestClient,
  type TestPhoto,
} from '../../testing/test-client.ts'

let studio: TestStudio
let client: TestClient
let browser: TestBrowser
let photo: TestPhoto
let manifest: Manifest
let number: string
let now = new Date(2026, 10, 22, 9, 0, 0)

beforeAll(async () => {
  studio = await startTestStudio({ now: () => now })
  photo = await makeTestPhoto('#446688')
  browser = createTestBrowser(studio)
  await browser.signIn()
  // Folders are not what these tests are about.
  const intake = { folder: 'dpof', images: 'rendered', after: 'paid', imageFolder: 'IMAGE', keepPhotosDays: '90' }
  await browser.post('/console/settings/intake', intake)
})
afterAll(() => studio.remove())
beforeEach(async () => {
  // One customer may have so many unpaid orders only.
  client = createTestClient(studio)
  await order({ payment: 'bank-transfer', depositor: '<i>입금</i>' })
})

async function order(changes: Partial<Manifest>, lines: Partial<Manifest['lines'][number]>[] = [{}]): Promise<void> {
  manifest = makeTestManifest(
    lines.map((line) => ({ photo, ...line })),
    { receiver: { name: '김<b>영희', phone: '01012345678' }, memo: '</p><script>alert(1)</script>\n둘째 줄', ...changes },
  )
  number = (await sendTestOrder(client, manifest, [photo])).data.number
}

const act = (form: string, fields: Record<string, string> = {}) => browser.post(`/console/orders/${number}/${form}`, fields)
const page = async () => String((await browser.get(`/console/orders/${number}`)).data)
const status = async () => (await client.status(manifest.orderId)).data
const leadsBack = (said: string) => ({ status: 303, headers: { location: `/console/orders/${number}?said=${said}` } })

describe('the page of an order', () => {
  it('shows all of it, and what a customer wrote as text only', async () => {
    await order({ payment: 'bank-transfer', depositor: '<i>입금</i>' }, [
      { quantity: 3 },
      { productId: 'print-11x14', options: { finish: 'matte' } },
    ])
    const html = await page()
    expect(html).toContain('김&lt;b&gt;영희')
    expect(html).toContain('href="tel:01012345678"')
    expect(html).toContain('&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('입금자명 <b>&lt;i&gt;입금&lt;/i&gt;</b>')
    expect(html).toContain('3장')
    expect(html).toContain('종이 무광')
    expect(html).toMatch(/흐리게 나와요 \(\d+dpi\)/)
    expect(html).toContain('아직 받지 않았어요')
    expect(html).not.toMatch(/<(script>|i>|img src=x)/)
  })

  it('says an option once where it is the same for all prints, and else with each', async () => {
    await order({}, [{}, { productId: 'print-5x7' }])
    expect((await page()).match(/종이 유광/g)).toHaveLength(1)
    await order({}, [{}, { options: { finish: 'matte' } }])
    expect(await page()).toMatch(/class="own">종이 유광<[\s\S]*class="own">종이 무광</)
  })

  it('shows a hundred prints at a time', async () => {
    await order(
      {},
      Array.from({ length: 101 }, () => ({})),
    )
    const shown = async (query: string) =>
      [...String((await browser.get(`/console/orders/${number}${query}`)).data).matchAll(/id="print-(\d+)"/g)].map(([, position]) =>
        Number(position),
      )
    expect(await shown('')).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    expect(await shown('?part=2')).toEqual([101])
    for (const nonsense of ['0', '3', 'x', '-1', '1e9']) expect(await shown(`?part=${nonsense}`)).toHaveLength(100)
  })

  it('says after which step something was done, and nothing that an address makes up', async () => {
    expect((await browser.get(`/console/orders/${number}?said=paid`)).data).toContain('받은 것으로 적었어요.')
    expect((await browser.get(`/console/orders/${number}?said=constructor`)).data).not.toMatch(/notice" role="status">/)
  })
})

describe('moving an order', () => {
  it('offers the next step, and tells the customer once it is done', async () => {
    expect(await page()).toMatch(/class="next"[\s\S]*?value="checked"/)
    expect(await act('move', { from: 'received', to: 'checked' })).toMatchObject(leadsBack('moved'))
    expect((await status()).state).toBe('checked')
    expect(await page()).toMatch(/class="next"[\s\S]*?value="paid"/)
  })

  it('tells the second of two tablets what the first has done, and does nothing', async () => {
    await act('move', { from: 'received', to: 'printing' })
    const late = await act('move', { from: 'received', to: 'cancelled', note: '늦었다' })
    expect(late).toMatchObject({ status: 409, data: expect.stringContaining('그 사이에 &#39;인화 중&#39; 상태가 됐어요') })
    expect(await act('move', { to: 'received' })).toMatchObject({
      status: 409,
      data: expect.stringContaining('이미 &#39;인화 중&#39; 상태예요'),
    })
    expect((await status()).state).toBe('printing')
  })

  it('tells the customer of a problem, in the words of the studio', async () => {
    await act('move', { from: 'received', to: 'problem', note: '2번 사진이 흐려요.' })
    expect((await status()).timeline.at(-1)).toMatchObject({ state: 'problem', note: '2번 사진이 흐려요.' })
    expect(await page()).toContain('2번 사진이 흐려요.')
  })

  it('cancels with the reason', async () => {
    await act('move', { from: 'received', to: 'cancelled', note: '전화로 취소' })
    expect((await status()).timeline.at(-1)).toMatchObject({ state: 'cancelled', note: '전화로 취소' })
    expect(await page()).toContain('상태로 끝난 주문이에요')
  })

  it.each(['problem', 'cancelled'])('asks for words to the customer, and keeps what was written: %s', async (to) => {
    for (const note of ['', ' \n '])
      expect(await act('move', { from: 'received', to, note })).toMatchObject({
        status: 409,
        data: expect.stringContaining('적어 주세요.'),
      })
    const long = '가'.repeat(501)
    const refused = await act('move', { from: 'received', to, note: long })
    expect(refused).toMatchObject({ status: 409, data: expect.stringContaining(`>${long}</textarea>`) })
    expect(refused.data).toMatch(new RegExp(`<details[^>]* open>[^]*value="${to}"`))
    await act('move', { from: 'received', to: 'checked' })
    const late = await act('move', { from: 'received', to, note: '3번 <사진>' })
    expect(late).toMatchObject({ status: 409, data: expect.stringContaining('>3번 &lt;사진&gt;</textarea>') })
  })

  it.each([{ to: 'nowhere' }, {}, { to: '__proto__' }])('takes no nonsense: %o', async (fields) => {
    expect(await act('move', fields as Record<string, string>)).toMatchObject({ status: 400 })
    expect((await status()).state).toBe('received')
  })

  it.each(['000000-0000', '1', "1'%20OR%201=1", '%E2%80%AE'])('knows no order %s', async (unknown) => {
    for (const form of ['move', 'undo', 'paid', 'link', 'messages', 'lab'])
      expect(
        await browser.post(`/console/orders/${unknown}/${form}`, { to: 'checked', text: 'x', link: 'https://pay.example' }),
      ).toMatchObject({
        status: 404,
      })
  })
})

describe('a wrong tap', () => {
  const readStep = async () => /name="step" value="([^"]+)"/.exec(await page())?.[1] ?? ''
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }

  it('is taken back, and the customer sees the order as it was', async () => {
    const before = await status()
    await act('move', { from: 'received', to: 'printing' })
    expect(await page()).toContain(`${number} 주문을 &#39;인화 중&#39;으로 옮겼어요`)
    const step = await readStep()
    expect(await act('undo', { step })).toMatchObject(leadsBack('undone'))
    expect(await status()).toEqual(before)
    expect(await page()).not.toContain('되돌리기')
    expect(await act('undo', { step })).toMatchObject({ status: 409, data: expect.stringContaining('이제 되돌릴 수 없어요') })
  })

  it('with money is taken back with it', async () => {
    const before = await status()
    await act('paid')
    expect(await page()).toContain('돈을 받은 것으로 적었어요')
    const list = { step: await readStep(), back: 'tab=all&page=1' }
    expect(await act('undo', list)).toMatchObject({ status: 303, headers: { location: '/console?tab=all&said=undone' } })
    expect(await status()).toEqual(before)
  })

  it('is offered for a minute, and taken back for two', async () => {
    await act('move', { from: 'received', to: 'checked' })
    const step = await readStep()
    later(61)
    expect(await page()).not.toContain('되돌리기')
    later(59)
    expect(await act('undo', { step })).toMatchObject(leadsBack('undone'))
    await act('move', { from: 'received', to: 'checked' })
    const second = await readStep()
    later(121)
    expect(await act('undo', { step: second })).toMatchObject({ status: 409 })
    expect((await status()).state).toBe('checked')
  })

  it('stays once anything else has happened to the order', async () => {
    await act('move', { from: 'received', to: 'checked' })
    const step = await readStep()
    await act('move', { from: 'checked', to: 'printing' })
    expect(await act('undo', { step })).toMatchObject({ status: 409 })
    await order({})
    await act('move', { from: 'received', to: 'checked' })
    const before = await readStep()
    const database = openDatabase(join(studio.dataDir, 'studio.db'))
    moveOrder(database, { number, to: 'cancelled', note: '손님이 취소', at: now })
    database.close()
    expect(await page()).not.toContain('되돌리기')
    expect(await act('undo', { step: before })).toMatchObject({ status: 409 })
    expect(await act('undo', {})).toMatchObject({ status: 409 })
    expect((await status()).state).toBe('cancelled')
  })
})

describe('an order that nobody has noted as paid', () => {
  beforeEach(async () => {
    for (const to of ['printing', 'ready']) await act('move', { to })
  })

  it.each([
    { money: 'received', paidAt: expect.any(String) },
    { money: 'later', paidAt: null },
  ])('is handed over after a question: $money', async ({ money, paidAt }) => {
    const form = { from: 'ready', to: 'done', once: `hand-${number}`, back: 'tab=all&page=2' }
    const asked = await act('move', form)
    expect(asked).toMatchObject({ status: 409, data: expect.stringContaining('아직 결제를 받지 않았어요') })
    for (const [name, value] of Object.entries(form)) expect(asked.data).toContain(`name="${name}" value="${value.replace('&', '&amp;')}"`)
    expect((await status()).state).toBe('ready')
    expect((await act('move', { ...form, money })).headers.location).toBe(`/console?tab=all&page=2&moved=${number}`)
    // A double tap leads to the same list.
    expect((await act('move', { ...form, money })).headers.location).toBe(`/console?tab=all&page=2&moved=${number}`)
    expect(await status()).toMatchObject({ state: 'done', payment: { paidAt } })
    // It is over: the customer's app no longer listens.
    expect(await page()).not.toContain('name="step"')
  })

  it('is not asked about once it is paid', async () => {
    await act('paid')
    expect(await act('move', { from: 'ready', to: 'done' })).toMatchObject(leadsBack('moved'))
  })
})

describe('money', () => {
  it('marks an order as paid once, and moves it on where it waited for that', async () => {
    expect(await act('paid', { once: 'a' })).toMatchObject(leadsBack('paid'))
    const paid = await status()
    expect(paid).toMatchObject({ state: 'paid', payment: { paidAt: expect.any(String) } })
    await act('paid', { once: 'b' })
    expect(await status()).toEqual(paid)
    expect(await page()).toMatch(/에 받았어요<\/p>/)
  })

  it('takes no money for what is cancelled', async () => {
    await act('move', { to: 'cancelled', note: '취소' })
    expect(await act('paid')).toMatchObject({ status: 409 })
    expect((await status()).payment.paidAt).toBeNull()
  })

  it('sends a link to pay by, over https only', async () => {
    const database = openDatabase(join(studio.dataDir, 'studio.db'))
    database.prepare("UPDATE received_orders SET head = json_set(head, '$.payment', 'link') WHERE number = ?").run(number)
    database.prepare("UPDATE sheets SET sheet = json_set(sheet, '$.payment', 'link')").run()
    database.close()
    expect(await page()).toContain('name="link"')
    for (const link of ['http://pay.example/1', 'javascript:alert(1)', 'pay', '', `https://pay.example/${'x'.repeat(500)}`])
      expect(await act('link', { link }), link).toMatchObject({ status: 409, data: expect.stringContaining('https:// 로 시작하는 주소') })
    expect((await status()).payment.link).toBeNull()
    expect(await act('link', { link: ' https://pay.example/1?a="b ' })).toMatchObject(leadsBack('link'))
    expect((await status()).payment.link).toBe('https://pay.example/1?a=%22b')
    expect(await page()).toContain('value="https://pay.example/1?a=%22b"')
    await act('paid')
    expect(await act('link', { link: 'https://pay.example/2' })).toMatchObject({ status: 409 })
  })
})

describe('a message', () => {
  it('reaches the customer once, however often the form is sent', async () => {
    const form = { once: 'form-1', text: "사진이 <b>예뻐요</b> & '좋아요'\n내일 오세요" }
    expect(await act('messages', form)).toMatchObject(leadsBack('message'))
    expect(await act('messages', form)).toMatchObject({ status: 303, headers: { location: `/console/orders/${number}` } })
    expect((await status()).messages.map(({ text }: { text: string }) => text)).toEqual([form.text])
    expect(await page()).toContain('사진이 &lt;b&gt;예뻐요&lt;/b&gt; &amp; &#39;좋아요&#39;')
  })

  it('can be sent again after it was refused', async () => {
    for (const text of ['', '   ', '가'.repeat(1001)])
      expect(await act('messages', { once: 'form-2', text })).toMatchObject({
        status: 409,
        data: expect.stringContaining(`${text}</textarea>`),
      })
    expect(await act('messages', { once: 'form-2', text: '가'.repeat(1000) })).toMatchObject(leadsBack('message'))
    expect(await act('messages', { text: '가'.repeat(3000) })).toMatchObject({ status: 413 })
  })
})
