import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBudget } from './share-budget.ts'

it('never spends more than there is, begins in order, and ends all, whatever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.record({ cost: fc.integer({ min: 0, max: 30 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (scheduler, works) => {
        const spend = createBudget(20)
        const begun: number[] = []
        let spent = 0
        const all = works.map(({ cost, fails }, index) =>
          spend('one', cost, async () => {
            begun.push(index)
            spent += Math.min(cost, 20)
            expect(spent).toBeLessThanOrEqual(20)
            await scheduler.schedule(Promise.resolve())
            spent -= Math.min(cost, 20)
            if (fails) throw new Error('failed')
            return index
          }),
        )
        const ended = Promise.allSettled(all)
        await scheduler.waitFor(ended)
        expect((await ended).map(({ status }) => status)).toEqual(works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')))
        expect(begun).toEqual(works.map((_, index) => index))
      },
    ),
  )
})

it('lets what is too large alone run alone', async () => {
  const spend = createBudget(20)
  const gate = Promise.withResolvers<void>()
  const order: string[] = []
  const work = (name: string, wait?: Promise<void>) => async () => {
    order.push(`${name} begins`)
    await wait
    order.push(`${name} ends`)
  }
  const all = [spend('one', 1, work('small', gate.promise)), spend('one', 500, work('huge')), spend('one', 1, work('next'))]
  await Promise.resolve()
  expect(order).toEqual(['small begins'])
  gate.resolve()
  await Promise.all(all)
  expect(order).toEqual(['small begins', 'small ends', 'huge begins', 'huge ends', 'next begins', 'next ends'])
})

it('lets those who have much and those who have little take turns', async () => {
  const spend = createBudget(1)
  const begun: string[] = []
  const all = ['much', 'much', 'much', 'much', 'little', 'little', 'other'].map((who) => spend(who, 1, async () => void begun.push(who)))
  await Promise.all(all)
  expect(begun).toEqual(['much', 'much', 'little', 'other', 'much', 'little', 'much'])
})
