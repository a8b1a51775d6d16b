import { expect, test } from 'vitest'
import { countPlaywright, countVitest, summarize } from './count-tests.ts'

test('a file that could not be loaded counts as failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}, {}] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 0 })
})

test('a flaky journey counts as failed', () => {
  expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test('the closing line adds up and names skipped tests only where there are some', () => {
  expect(
    summarize([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 2, skipped: 0 },
    ]),
  ).toEqual({ line: '7 passed, 2 failed', failed: 2 })
  expect(summarize([{ passed: 1, failed: 0, skipped: 2 }]).line).toBe('1 passed, 0 failed, 2 skipped')
})
