import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestStudio, type TestStudio } from '../../testing/start-test-studio.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'
import { createTestClient, makeTestManifest, makeTestPhoto, sendTestOrder } from '../../testing/test-client.ts'

let studio: TestStudio
let browser: TestBrowser
let number: string

beforeAll(async () => {
  studio = await startTestStudio()
  browser = createTestBrowser(studio)
  await browser.signIn()
})
afterAll(() => studio.remove())
beforeEach(async () => {
  const photo = await makeTestPhoto('#446688')
  number = (await sendTestOrder(createTestClient(studio), makeTestManifest([{ photo }]), [photo])).data.number
  await studio.logged(new RegExp(`${number}번의 인화 폴더를 만들었어요`))
})

const act = (form: string, fields: Record<string, string> = {}) => browser.post(`/console/orders/${number}/${form}`, fields)
const page = async () => String((await browser.get(`/console/orders/${number}`)).data)
const folders = () => readdirSync(join(studio.dataDir, 'orders'))
const renameFolder = (from: string, to: string) =>
  renameSync(join(studio.dataDir, 'orders', `${from}${number}`), join(studio.dataDir, 'orders', `${to}${number}`))
const leadsBack = (said: string) => ({ status: 303, headers: { location: `/console/orders/${number}?said=${said}` } })

it('takes the folder of a cancelled order back from the lab', async () => {
  expect(await page()).toContain('인화기가 가져가기를 기다려요')
  expect(await act('move', { from: 'received', to: 'cancelled', note: '전화로 취소' })).toMatchObject(leadsBack('cancelled'))
  expect(folders()).toContain(`x${number}`)
  expect(folders()).not.toContain(`o${number}`)
})

it('does not offer to take a cancellation back, which the customer has heard of', async () => {
  await act('move', { from: 'received', to: 'cancelled', note: '다른 주문' })
  expect(await page()).not.toContain('name="step"')
  expect(folders()).toContain(`x${number}`)
})

it('says where the lab was quicker than the cancellation', async () => {
  renameFolder('o', 'e')
  expect(await act('move', { to: 'cancelled', note: '늦은 취소' })).toMatchObject(leadsBack('cancelled-late'))
  expect((await browser.get(`/console/orders/${number}?said=cancelled-late`)).data).toContain('인화기에서도 멈춰 주세요')
})

it('offers a folder again after it failed at the lab, and only then', async () => {
  expect(await act('lab')).toMatchObject({ status: 409, data: expect.stringContaining('실패한 인화 폴더가 없어요') })
  renameFolder('o', 'q')
  await studio.logged(new RegExp(`${number}번: 인화기가 처리하지 못했어요`))
  expect(await page()).toContain('인화기에 다시 보내기')
  expect(await act('lab')).toMatchObject(leadsBack('lab'))
  expect(folders()).toContain(`o${number}`)
  expect(await page()).toContain('인화기가 가져가기를 기다려요')
})

it('offers no folder of an order that it does not know', async () => {
  mkdirSync(join(studio.dataDir, 'orders', 'q000000-0000'))
  expect(await browser.post('/console/orders/000000-0000/lab')).toMatchObject({ status: 404 })
  expect(folders()).toContain('q000000-0000')
})
