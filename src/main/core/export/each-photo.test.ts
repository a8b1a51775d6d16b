import { expect, it } from 'vitest'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { JobContext, Progress } from '../jobs/job-service.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import { writeForEach } from './each-photo.ts'

const photoOf = (id: number) => ({ id, path: `/photos/${id}.jpg`, bytes: 10 }) as StoredPhoto
const fault = (code: string) => Object.assign(new Error(code), { code })

function start(write: (photo: StoredPhoto) => Promise<boolean>, count = 100) {
  const stop = new AbortController()
  const reports: Progress[] = []
  const context: JobContext = { jobId: '1', signal: stop.signal, report: (progress) => void reports.push(progress) }
  const ids = Array.from({ length: count }, (_, index) => index + 1)
  return { stop, reports, ended: writeForEach({ ids, bytes: count * 10, photoOf, write }, context) }
}

it('counts photos and bytes to the end', async () => {
  const { ended, reports } = start(async ({ id }) => id % 2 === 0)
  expect(await ended).toEqual({ written: 50, skipped: [] })
  expect(reports.at(0)).toEqual({ done: 0, total: 100, bytesDone: 0, bytesTotal: 1000 })
  expect(reports.at(-1)).toEqual({ done: 100, total: 100, bytesDone: 1000, bytesTotal: 1000 })
})

it('has only a few under way at once', async () => {
  let [now, most] = [0, 0]
  const { ended } = start(async () => {
    most = Math.max(most, ++now)
    await Promise.resolve()
    now -= 1
    return true
  })
  await ended
  expect(most).toBe(4)
})

it.each([
  [new UnreadablePhoto('TOO_SLOW'), 'TOO_SLOW'],
  [fault('ENOENT'), 'FILE_GONE'],
  [fault('EACCES'), 'NO_PERMISSION'],
  [fault('EROFS'), 'NO_PERMISSION'],
  [fault('EIO'), 'DAMAGED'],
])('skips a photo for %s as %s', async (error, reason) => {
  const { ended } = start(({ id }) => (id === 3 ? Promise.reject(error) : Promise.resolve(true)))
  expect(await ended).toMatchObject({ written: 99, skipped: [{ path: '/photos/3.jpg', reason }] })
})

it.each([fault('ENOSPC'), new AppError('FOLDER_READ_ONLY', { path: '/out' })])('ends with what is no photo’s fault: %s', async (error) => {
  let begun = 0
  const { ended } = start(({ id }) => {
    begun += 1
    return id === 3 ? Promise.reject(error) : Promise.resolve(true)
  })
  await expect(ended).rejects.toBe(error)
  expect(begun).toBeLessThan(20)
})

it('does not wait for what is under way when it is stopped', async () => {
  const { ended, stop } = start(() => new Promise(() => {}))
  stop.abort(new Error('stopped'))
  await expect(ended).rejects.toThrow('stopped')
})
