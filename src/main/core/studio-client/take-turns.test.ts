import { describe, expect, it } from 'vitest'
import { createTurns } from './take-turns.ts'

const { signal } = new AbortController()

describe('taking turns', () => {
  it('does work of one key one after the other, also after one that failed', async () => {
    const takeTurn = createTurns()
    const steps: string[] = []
    const first = Promise.withResolvers<void>()
    const work = (name: string, until: Promise<void>) => async () => {
      steps.push(`${name} begins`)
      await until.finally(() => steps.push(`${name} ends`))
      return name
    }
    const all = Promise.allSettled([
      takeTurn('a', work('first', first.promise), signal),
      takeTurn('a', work('second', Promise.resolve()), signal),
      takeTurn('a', work('third', Promise.resolve()), signal),
    ])
    await takeTurn('b', work('other', Promise.resolve()), signal)
    expect(steps).toEqual(['first begins', 'other begins', 'other ends'])
    first.reject(new Error('cut'))
    expect(await all).toMatchObject([{ reason: { message: 'cut' } }, { value: 'second' }, { value: 'third' }])
    expect(steps.slice(3)).toEqual(['first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
  })

  it('lets go at once of who does not want to wait any more', async () => {
    const takeTurn = createTurns()
    const first = Promise.withResolvers<string>()
    const running = takeTurn('a', () => first.promise, signal)
    const leaving = new AbortController()
    let begun = false
    const waiting = takeTurn(
      'a',
      async () => {
        begun = true
      },
      leaving.signal,
    )
    leaving.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    first.resolve('done')
    expect(await running).toBe('done')
    expect(begun).toBe(false)
  })
})
