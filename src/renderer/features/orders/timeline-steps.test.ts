import { expect, test } from 'vitest'
import { timelineSteps } from './timeline-steps.ts'

const words = { draft: null, frozen: '주문', created: null, uploading: '보내기', submitted: '받음', received: '받음', ready: '다 됨' }

test('says each step once, the latest first, and leaves out what has no words', () => {
  const timeline = [
    { state: 'draft' as const, at: '2026-11-01T00:00:00Z', note: '' },
    { state: 'frozen' as const, at: '2026-11-01T00:00:01Z', note: '' },
    { state: 'created' as const, at: '2026-11-01T00:00:02Z', note: '' },
    { state: 'uploading' as const, at: '2026-11-01T00:00:03Z', note: '' },
    { state: 'submitted' as const, at: '2026-11-01T00:00:09Z', note: '' },
    { state: 'received' as const, at: '2026-11-01T00:00:10Z', note: '' },
    { state: 'ready' as const, at: '2026-11-02T00:00:00Z', note: '3번 창구' },
  ]
  expect(timelineSteps(timeline, words).map((step) => step.text)).toEqual(['다 됨', '받음', '보내기', '주문'])
})

test('keeps a repeated step that says something more', () => {
  const timeline = [
    { state: 'ready' as const, at: '2026-11-02T00:00:00Z', note: '' },
    { state: 'ready' as const, at: '2026-11-03T00:00:00Z', note: '다시 인화했어요' },
  ]
  expect(timelineSteps(timeline, words)).toHaveLength(2)
})
