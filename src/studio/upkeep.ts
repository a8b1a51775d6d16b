import { listBackups, makeBackup } from './database/backups.ts'
import type { Database } from './database/open-database.ts'
import { sweepWithdrawnFolders } from './lab-folder/order-folders.ts'
import type { Log } from './log.ts'
import type { ChangeFeed } from './orders/change-feed.ts'
import { lapseUnpaid } from './orders/payment.ts'
import { readIntakeSettings } from './settings/intake-settings.ts'
import type { StudioPaths } from './studio-paths.ts'
import { makeRoom } from './uploads/make-room.ts'
import { sweepOldPhotos, sweepUploads } from './uploads/sweep-uploads.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Services = {
  database: Database
  paths: StudioPaths
  changes: ChangeFeed
  withdraw: (number: string) => boolean
  freeBytes: () => Promise<number>
  log: Log
  now: () => Date
}

/** What the server does for itself: cancels what was never paid, removes what was never ordered, backs up its database. */
export type Upkeep = {
  /** Does at once what is due, and goes on by the clock. */
  start(): void
  backUp(): Promise<void>
  /** Resolves when nothing runs any more. */
  close(): Promise<void>
}

export function createUpkeep({ database, paths, changes, withdraw, freeBytes, log, now }: Services): Upkeep {
  const timers: NodeJS.Timeout[] = []
  let sweeping: Promise<void> = Promise.resolve()
  let backingUp: Promise<void> = Promise.resolve()

  function lapse(): void {
    try {
      const lapsed = lapseUnpaid(database, now(), withdraw)
      if (lapsed.length === 0) return
      log.info(`입금 기한이 지난 주문을 취소했어요: ${lapsed.join(', ')}`)
      changes.announce()
    } catch (error) {
      log.error('입금 기한이 지난 주문을 취소하지 못했어요. 한 시간 뒤 다시 해요.', error)
    }
  }

  async function sweep(): Promise<void> {
    const files = { database, folder: paths.files, at: now() }
    try {
      const swept = await sweepUploads(files)
      if (swept.orders + swept.files > 0) log.info(`보내다 만 지 오래된 주문 ${swept.orders}건과 사진 파일 ${swept.files}개를 지웠어요.`)
      const { keepPhotosDays: keepDays } = readIntakeSettings(database)
      const photos = keepDays === 0 ? 0 : await sweepOldPhotos({ ...files, keepDays })
      if (photos > 0) log.info(`끝난 지 ${keepDays}일이 넘은 주문의 사진 ${photos}장을 지웠어요.`)
      const folders = await sweepWithdrawnFolders(database, paths.orders, now())
      if (folders > 0) log.info(`취소한 지 30일이 넘은 주문의 인화 폴더 ${folders}개를 지웠어요.`)
    } catch (error) {
      log.error('오래된 주문과 사진을 지우지 못했어요. 내일 다시 해요.', error)
    }
  }

  // One after the other: each looks for itself what there is to remove.
  function sweepNext(work: () => Promise<void>): void {
    sweeping = sweeping.then(work)
  }

  async function clearSpace(): Promise<void> {
    try {
      const files = await makeRoom({ database, folder: paths.files, at: now(), freeBytes })
      if (files > 0) log.warn(`디스크에 빈 공간이 모자라, 보내다 만 주문의 사진 파일 ${files}개를 먼저 지웠어요.`)
    } catch (error) {
      log.error('디스크의 빈 공간을 늘리지 못했어요. 잠시 뒤 다시 해요.', error)
    }
  }

  async function backUp(): Promise<void> {
    try {
      const problem = await makeBackup({ database: paths.database, folder: paths.backups, at: now(), freeBytes })
      if (problem !== '') log.error('주문 데이터베이스가 망가진 것 같아 백업하지 않았어요. 서버를 다시 켜서 확인해 주세요.', problem)
    } catch (error) {
      log.error('주문 데이터베이스를 백업하지 못했어요. 디스크의 빈 공간을 확인해 주세요. 내일 다시 해요.', error)
    }
  }

  // A server that is started again and again must not push the old backups out.
  function backUpAfterStart(): void {
    const [newest] = listBackups(paths.backups)
    if (!newest || now().getTime() - newest.madeAt.getTime() > HOUR) backingUp = backUp()
  }

  return {
    backUp,
    start() {
      lapse()
      sweepNext(sweep)
      timers.push(setInterval(lapse, HOUR))
      timers.push(setInterval(() => sweepNext(clearSpace), MINUTE))
      timers.push(
        setInterval(() => {
          sweepNext(sweep)
          backingUp = backUp()
        }, DAY),
      )
      // Not while the first customers wait.
      timers.push(setTimeout(backUpAfterStart, MINUTE))
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      await Promise.all([sweeping, backingUp])
    },
  }
}
