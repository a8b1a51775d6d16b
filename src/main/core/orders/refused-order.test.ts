import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { makeDraft, pickup, useStudio } from '#tests/support/orders.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'

it('an order that the studio refuses at the last step can be taken back and made anew', async () => {
  const studio = await useStudio()
  const core = await startTestCore({ studio })
  const draft = await makeDraft(core)
  // The app still knows of the account; the studio no longer takes transfers.
  const file = join(studio.dataDir, 'catalogue.json')
  const { bankAccount: _bankAccount, ...without } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify(without))
  const jobId = await core.orders.confirm({
    ...pickup,
    orderId: draft.orderId,
    revision: draft.revision,
    total: draft.total,
    payment: 'bank-transfer',
  })
  expect(await endOfJob(core, jobId)).toMatchObject({ state: 'failed', error: { code: 'PAYMENT_UNAVAILABLE' } })
  expect(await core.orders.get(draft.orderId)).toMatchObject({ attention: 'refused', number: null })

  const anew = await core.orders.takeBack(draft.orderId)
  const again = await core.orders.confirm({ ...pickup, orderId: anew, revision: 1, total: draft.total })
  expect(await endOfJob(core, again)).toMatchObject({ state: 'done' })
})

it('a payment that does not go with the delivery is refused before anything is sent', async () => {
  const core = await startTestCore({ studio: await useStudio() })
  const draft = await makeDraft(core)
  const delivery = { kind: 'address', postcode: '16488', road: '수원시 팔달구 정조로 00', detail: '' } as const
  const { total } = await core.orders.price(draft.orderId, 'address')
  await expect(core.orders.confirm({ ...pickup, orderId: draft.orderId, revision: draft.revision, total, delivery })).rejects.toMatchObject(
    {
      code: 'PAYMENT_UNAVAILABLE',
    },
  )
  expect(await core.orders.get(draft.orderId)).toMatchObject({ state: 'draft' })
})

it('a folder that the database knows nothing of is never taken for a new order’s', async () => {
  const studio = await useStudio()
  const core = await startTestCore({ studio })
  const first = await makeDraft(core)
  const number = async (draft: { orderId: string; revision: number; total: number }) => {
    await endOfJob(core, await core.orders.confirm({ ...pickup, orderId: draft.orderId, revision: draft.revision, total: draft.total }))
    return (await core.orders.get(draft.orderId)).number ?? ''
  }
  const one = await number(first)
  const next = one.replace(/\d{4}$/, (sequence) => String(Number(sequence) + 1).padStart(4, '0'))
  const left = join(studio.dataDir, 'orders', `o${next}`)
  mkdirSync(left)
  writeFileSync(join(left, 'order.json'), JSON.stringify({ number: next, receivedAt: '2020-01-01T00:00:00.000Z' }))
  const two = await number(await makeDraft(core))
  expect(two).not.toBe(next)
  await vi.waitFor(() => expect(readdirSync(join(studio.dataDir, 'orders'))).toContain(`o${two}`), { timeout: 15_000 })
  expect(readdirSync(left)).toEqual(['order.json'])
})
