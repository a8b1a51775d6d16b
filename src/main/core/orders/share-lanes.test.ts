import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLanes } from './share-lanes.ts'

it('never has more at once than there is room for, begins in order, and does all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ bytes: fc.nat(12), waits: fc.nat(4), fails: fc.boolean() }), { maxLength: 20 }),
      async (works) => {
        const workInLane = createLanes({ atOnce: 3, bytes: 10 })
        const running: number[] = []
        const begun: number[] = []
        const all = works.map(({ bytes, waits, fails }, index) =>
          workInLane(bytes, async () => {
            running.push(bytes)
            begun.push(index)
            expect(running.length).toBeLessThanOrEqual(3)
            if (running.length > 1) expect(running.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(10)
            for (let turn = 0; turn < waits; turn++) await null
            running.splice(running.indexOf(bytes), 1)
            if (fails) throw new Error('failed')
          }),
        )
        const ends = await Promise.allSettled(all)
        expect(ends.map(({ status }) => status)).toEqual(works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')))
        expect(begun).toEqual(works.map((_, index) => index))
      },
    ),
  )
})

it.each([
  [0.1, 6],
  [1, 3],
  [5, 1],
])('work of %d goes with %i at once', async (bytes, atOnce) => {
  let begun = 0
  const workInLane = createLanes({ atOnce: 6, bytes: 3 })
  const begin = () => {
    begun += 1
    return new Promise<void>(() => {})
  }
  for (let work = 0; work < 10; work++) void workInLane(bytes, begin)
  await null
  expect(begun).toBe(atOnce)
})
