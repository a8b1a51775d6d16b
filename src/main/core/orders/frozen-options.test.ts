import { expect, it } from 'vitest'
import { changeCatalogue, makeDraft, pickup, useStudio } from '#tests/support/orders.ts'
import { endOfJob, startTestCore } from '#tests/support/test-core.ts'

const choice = (id: string, surcharge = 0) => ({ id, name: id, surcharge })
const papers = (...choices: object[]) => [{ id: 'paper', name: '종이', choices }]

it.each([
  ['is gone by now', papers(choice('lustre')), 'OPTION_GONE'],
  ['costs more by now', papers(choice('lustre'), choice('glossy', 100)), 'PRICE_CHANGED'],
])('a paper that nobody touched and that %s is never another paper', async (_what, offered, code) => {
  const studio = await useStudio()
  changeCatalogue(studio, (catalogue) => ({ ...catalogue, version: 'glossy', options: papers(choice('glossy'), choice('lustre')) }))
  const core = await startTestCore({ studio })
  const { orderId, revision, total } = await makeDraft(core)
  changeCatalogue(studio, (catalogue) => ({ ...catalogue, version: 'lustre', options: offered }))
  const sent = await endOfJob(core, await core.orders.confirm({ ...pickup, orderId, revision, total }))
  expect(sent).toMatchObject({ state: 'failed', error: { code } })
})

it('a paper that is no longer the first is printed all the same', async () => {
  const studio = await useStudio()
  changeCatalogue(studio, (catalogue) => ({ ...catalogue, version: 'glossy', options: papers(choice('glossy'), choice('lustre', 100)) }))
  const core = await startTestCore({ studio })
  const { orderId, revision, total } = await makeDraft(core)
  changeCatalogue(studio, (catalogue) => ({ ...catalogue, version: 'lustre', options: papers(choice('lustre', 100), choice('glossy')) }))
  const sent = await endOfJob(core, await core.orders.confirm({ ...pickup, orderId, revision, total }))
  expect(sent).toMatchObject({ state: 'done' })
})
