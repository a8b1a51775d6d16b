import sharp from 'sharp'
import { expect, it } from 'vitest'
import { makeTestLine, makeTestSheet } from '../testing/make-test-sheet.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { scanCode128, scanQr } from '../testing/scan-codes.ts'
import { viewOrderSheet } from './sheet-view.ts'
import { writeOrderSheet } from './write-order-sheet.ts'

const none = new Map<number, Uint8Array>()
const facts = { studioName: '사진관', paidAt: null, isCancelled: false, unrendered: new Set<number>() }
const view = (...given: Parameters<typeof makeTestSheet>) => viewOrderSheet(makeTestSheet(...given), facts)
const drawn = async (...given: Parameters<typeof writeOrderSheet>) => readPdf(await writeOrderSheet(...given))

it('says all that the counter needs, each sign as it was typed', async () => {
  const sheet = {
    ...makeTestSheet([makeTestLine({ quantity: 12, originalName: '金剛山 👨‍👩‍👧 “여행” ❤️ 1️⃣ 🇰🇷.heic', total: 3600 })]),
    receiver: { name: '洪吉童 \'길동\' "😀"', phone: '01012345678' },
    memo: '色은 약하게 🙏\n「꼭」이요 · 100% <b>&amp; \\',
    payment: 'bank-transfer' as const,
    depositor: '金永姬',
  }
  const { pages, missing } = await drawn(viewOrderSheet(sheet, facts), none)
  expect(pages).toHaveLength(1)
  for (const text of [
    '261122-0001',
    '2026년 11월 22일 (일) 오전 10:05 접수',
    '洪吉童 \'길동\' "😀"',
    '010-1234-5678',
    '입금자명 金永姬',
    '3,600원 미결제',
    '色은 약하게 🙏\n「꼭」이요 · 100% <b>&amp; \\',
    '4×6',
    '10.2×15.2cm',
    '12장',
    '金剛山 👨‍👩‍👧 “여행” ❤️ 1️⃣ 🇰🇷.heic',
    '1 / 1쪽',
  ]) {
    expect(pages[0]).toContain(text)
  }
  expect(missing).toBe(0)
})

it('shows a box for a sign that no font has, and none for what only shapes the one before', async () => {
  const { pages, missing } = await drawn(view([makeTestLine({ originalName: '𠮷\u{1F3FD}a\uFE0F.jpg' })]), none)
  expect(pages[0]).toMatch(/□.*a\.jpg/)
  expect(missing).toBe(0)
})

it('goes on over as many pages as it takes, with the number on each and every line once', async () => {
  const lines = Array.from({ length: 200 }, (_, index) => makeTestLine({ originalName: `IMG_${index}.jpg`, quantity: 1 + (index % 3) }))
  const { pages } = await drawn(view(lines), none)
  expect(pages.length).toBeGreaterThan(4)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('주문 261122-0001')
    expect(page).toContain(`${index + 1} / ${pages.length}쪽`)
  }
  const names = [...pages.join('\n').matchAll(/IMG_\d+\.jpg/g)].map(([name]) => name)
  expect(names).toEqual(lines.map(({ originalName }) => originalName))
  expect(pages.at(-1)).toContain('합계60,000원')
})

it('stays within its pages whatever is written into the texts', async () => {
  const long = '가'.repeat(500)
  const sheet = {
    ...makeTestSheet(
      Array.from({ length: 40 }, (_, index) =>
        makeTestLine({ product: { ...makeTestLine().product, id: `p${index}`, name: `${index}번 ${long.slice(0, 30)}` } }),
      ),
    ),
    receiver: { name: long.slice(0, 40), phone: '01012345678' },
    delivery: { kind: 'address' as const, postcode: '03045', road: long.slice(0, 120), detail: long.slice(0, 80) },
    memo: '\n가'.repeat(250),
  }
  const { pages, lowest } = await drawn(viewOrderSheet(sheet, facts), none)
  // The page's own number is the lowest.
  expect(lowest).toBe(24)
  const text = pages.join('\n')
  expect(pages.at(-1)).toContain('합계')
  expect([...text.matchAll(/(\d+)번 가+/g)].map(([, index]) => Number(index)).filter((index) => index === 39).length).toBeGreaterThan(0)
  expect(text).toContain('/ 가 / 가')
})

it('has a picture for each line that has a thumbnail', async () => {
  const thumbnail = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer()
  const { images } = await drawn(
    view([makeTestLine(), makeTestLine(), makeTestLine()]),
    new Map([
      [1, thumbnail],
      [3, thumbnail],
    ]),
  )
  expect(images).toBe(2)
})

it('is the same file for the same order', async () => {
  const one = view([makeTestLine()])
  expect(Buffer.from(await writeOrderSheet(one, none)).equals(await writeOrderSheet(one, none))).toBe(true)
})

it('carries the number as a Code 128 that a scanner reads', async () => {
  const { blackRectangles } = await drawn(view([makeTestLine()]), none)
  expect(scanCode128(blackRectangles.filter(({ height }) => height === 52))).toBe('261122-0001')
})

it('carries the number as a QR code that a phone reads', async () => {
  const { blackRectangles } = await drawn(view([makeTestLine()]), none)
  expect(scanQr(blackRectangles.filter(({ height }) => height < 10))).toBe('261122-0001')
})

it('says whose order it is, and on every page that it was cancelled', async () => {
  const sheet = makeTestSheet(Array.from({ length: 60 }, () => makeTestLine()))
  const plain = (await drawn(viewOrderSheet(sheet, facts), none)).pages
  expect(plain[0]).toContain('사진관 주문서')
  expect(plain.join()).not.toContain('취소된 주문')
  const cancelled = (await drawn(viewOrderSheet(sheet, { ...facts, isCancelled: true }), none)).pages
  expect(cancelled.length).toBeGreaterThan(1)
  for (const page of cancelled) expect(page).toContain('취소된 주문')
})
