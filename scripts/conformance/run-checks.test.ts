import { afterAll, expect, it } from 'vitest'
import { startTestStudio } from '#studio/testing/start-test-studio.ts'
import { startFaultyLine } from '#tests/support/faulty-line.ts'
import { checks, runChecks } from './run-checks.ts'

const studio = await startTestStudio()
afterAll(() => studio.remove())
const quiet = () => {}

it('finds nothing wrong with our own server', async () => {
  const outcomes = await runChecks(studio, quiet)
  expect(outcomes.filter(({ problem }) => problem !== null)).toEqual([])
  expect(outcomes).toHaveLength(checks.length)
})

it('finds a server that forgets what it was sent', async () => {
  const line = await startFaultyLine(studio)
  line.rule = (call) => (call === 'patch' ? 204 : 'pass')
  const outcomes = await runChecks({ url: line.url, ca: studio.ca }, quiet)
  const failed = outcomes.filter(({ problem }) => problem !== null).map(({ says }) => says)
  expect(failed).toContain('a file in two chunks is complete with the second')
  expect(failed).toContain(
    'an order is received once, however often it is submitted, ten times at once too, and always with the same answer',
  )
  expect(failed).not.toContain('the price is the catalogue’s')
})
