import { describe, expect, it } from 'vitest'
import type { Job } from '#shared/contract/jobs.ts'
import type { SkipReason } from '#shared/contract/library.ts'
import { messages } from '#shared/messages/index.ts'
import { latestOfKind, mostTelling, outcomeOf, withoutStale } from './job-outcome.ts'

const ended = (kind: Job['kind'], known: Partial<Job>): Job => ({
  jobId: 'j',
  kind,
  state: 'done',
  done: 0,
  total: 0,
  bytesDone: 0,
  bytesTotal: 0,
  startedAt: '2024-05-04T01:00:00.000Z',
  remainingMs: null,
  bytesPerSecond: null,
  orderId: null,
  ...known,
})
const outcome = (kind: Job['kind'], result: unknown) => outcomeOf(ended(kind, { result }), undefined, messages.ko)
const skipped = (...reasons: SkipReason[]) => reasons.map((reason, index) => ({ path: `/사진/${index}.jpg`, reason, message: '' }))
const imported = { imported: 0, duplicates: 0, found: 0, skipped: [] }

describe('an import', () => {
  it.each([
    [{ ...imported, imported: 997 }, '사진 997장을 가져왔어요.'],
    [imported, '새로 가져온 사진이 없어요.'],
    [{ ...imported, duplicates: 12 }, '새로 가져온 사진이 없어요. 12장은 이미 있어요.'],
    [{ ...imported, found: 40 }, '없어졌던 사진 40장을 다시 찾았어요.'],
    [
      { ...imported, imported: 5, skipped: skipped('VIDEO', 'VIDEO', 'VIDEO') },
      '사진 5장을 가져왔어요. 동영상 3개는 아직 다루지 않아 그대로 두었어요.',
    ],
    [
      { ...imported, imported: 997, skipped: skipped('DAMAGED', 'EMPTY_FILE', 'TOO_SLOW') },
      '파일 3개를 읽지 못했어요. 나머지 997장은 가져왔어요.',
    ],
  ])('%o: %s', (result, sentence) => {
    expect(outcome('import', result)?.sentence).toBe(sentence)
  })

  it('lists what could not be read, without the videos', () => {
    const result = { ...imported, skipped: skipped('VIDEO', 'DAMAGED') }
    expect(outcome('import', result)?.skipped).toEqual({ of: 'reading', files: [expect.objectContaining({ reason: 'DAMAGED' })] })
    expect(outcome('import', { ...imported, skipped: skipped('VIDEO') })).not.toHaveProperty('skipped')
  })
})

describe('what was written', () => {
  it('is where the folder is', () => {
    expect(outcome('export', { folder: '/home/나/내려받기', written: 12, skipped: [] })).toEqual({
      sentence: '사진 12장을 ‘내려받기’ 폴더에 내보냈어요.',
      wrote: '/home/나/내려받기',
    })
    expect(outcome('export', { folder: 'C:\\사진\\', written: 2, skipped: skipped('FILE_GONE') })).toMatchObject({
      sentence: '사진 2장을 ‘사진’ 폴더에 내보냈어요. 1장은 쓰지 못했어요.',
      skipped: { of: 'writing', files: [{ reason: 'FILE_GONE' }] },
    })
  })

  it('may be nothing', () => {
    const result = outcome('export', { folder: '/a', written: 0, skipped: skipped('FILE_GONE', 'NO_PERMISSION') })
    expect(result?.sentence).toBe('사진 2장을 쓰지 못했어요.')
    expect(result).not.toHaveProperty('wrote')
  })

  it('may be words beside the photos, or a backup', () => {
    expect(outcome('sidecars', { written: 3, skipped: [] })).toEqual({ sentence: '사진 3장의 설명을 파일 옆에 써 두었어요.' })
    const backup = { photos: 1200, captions: 3, albums: 2, madeAt: '2024-05-04T01:00:00.000Z', path: '/백업/사진함', bytes: 9 }
    expect(outcome('backup', backup)).toEqual({ sentence: '사진 1,200장의 정보를 ‘사진함’ 파일에 백업했어요.', wrote: '/백업/사진함' })
  })
})

it.each([
  [{ photos: 10, captions: 1, albums: 0 }, '사진함을 되돌렸어요. 사진 10장이 있어요.'],
  [{ photos: 10, captions: 1, albums: 2 }, '사진함을 되돌렸어요. 사진 10장과 앨범 2개가 있어요.'],
])('a restored library %o: %s', (result, sentence) => {
  expect(outcome('restore', result)?.sentence).toBe(sentence)
})

it('files that are still gone can be looked at', () => {
  expect(outcome('locate', { found: 3, missing: 2 })).toMatchObject({ missing: 2 })
  expect(outcome('check-files', { found: 3, missing: 0 })).not.toHaveProperty('missing')
})

it('a failure says what happened in words, and a stop what is kept', () => {
  const error = { code: 'DISK_FULL', message: 'disk full', data: {} }
  expect(outcomeOf(ended('export', { state: 'failed', error }), undefined, messages.ko)?.sentence).toMatch(/공간이 모자라요/)
  expect(outcomeOf(ended('import', { state: 'cancelled', done: 40 }), undefined, messages.ko)?.sentence).toMatch(/40장은 그대로/)
  expect(outcomeOf(ended('export', { state: 'cancelled', done: 40 }), undefined, messages.ko)?.sentence).toBe(
    '멈췄어요. 지금까지 한 것은 그대로 있어요.',
  )
})

it('a result of another shape is nothing to say', () => {
  for (const kind of ['import', 'export', 'locate', 'check-files', 'sidecars', 'backup', 'restore'] as const) {
    expect(outcome(kind, { odd: true })).toBeNull()
  }
})

it('what was given to an import only in part says so', () => {
  const job = ended('import', { result: { ...imported, imported: 189 } })
  expect(outcomeOf(job, undefined, messages.ko, true)?.sentence).toBe('멈췄어요. 지금까지 가져온 189장은 그대로 있어요.')
})

it('the latest end of a kind takes the place of those before it, and the rest is folded', () => {
  const job = (jobId: string, kind: Job['kind'], state: Job['state']) => ended(kind, { jobId, state })
  const jobs = [
    job('a', 'import', 'running'),
    job('b', 'import', 'failed'),
    job('c', 'export', 'done'),
    job('d', 'import', 'done'),
    job('e', 'backup', 'done'),
  ]
  const told = latestOfKind(jobs)
  expect(told.map(({ jobId }) => jobId)).toEqual(['a', 'c', 'd', 'e'])
  expect(mostTelling(told, 2).map(({ jobId }) => jobId)).toEqual(['a', 'e'])
  expect(mostTelling(told, 0)).toEqual([])
  expect(mostTelling(told, 9)).toEqual(told)
})

it('only the latest look at the files still holds', () => {
  const job = (jobId: string, kind: Job['kind'], state: Job['state']) => ended(kind, { jobId, state })
  const jobs = [
    job('a', 'check-files', 'done'),
    job('b', 'import', 'done'),
    job('c', 'locate', 'failed'),
    job('d', 'locate', 'done'),
    job('e', 'check-files', 'running'),
  ]
  expect(withoutStale(jobs).map(({ jobId }) => jobId)).toEqual(['b', 'c', 'd', 'e'])
})
