import { mkdirSync } from 'node:fs'
import { openCatalogueFile } from './catalogue/catalogue-file.ts'
import { keepVersion } from './catalogue/catalogue-versions.ts'
import { readPasswordRecord, resetConsolePassword } from './console/console-password.ts'
import { watchDataFolder } from './data-folder.ts'
import { checkDatabase } from './database/check-database.ts'
import { openDatabase } from './database/open-database.ts'
import { type AppLimits, createApp } from './http/create-app.ts'
import { type ListenOptions, listen } from './http/listen.ts'
import type { StudioServices } from './http/studio-env.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { createLabOutbox } from './lab-folder/lab-outbox.ts'
import { createLabResults } from './lab-folder/lab-results.ts'
import type { Log } from './log.ts'
import { createOrderSheets } from './order-sheet/order-sheets.ts'
import { createChangeFeed } from './orders/change-feed.ts'
import { checkOrders } from './orders/check-orders.ts'
import { studioPaths } from './studio-paths.ts'
import { readStudioResources } from './studio-resources.ts'
import { ensureCertificates } from './tls/certificates.ts'
import { nameServer } from './tls/server-names.ts'
import { createUpkeep } from './upkeep.ts'
import { createDiskGuard, PRINTS_RESERVE_BYTES, readFreeBytes } from './uploads/disk-guard.ts'
import { createQuota } from './uploads/quota.ts'
import { createUploadStore } from './uploads/upload-store.ts'

const POLL_MS = 1000

export type StudioOptions = {
  studioId: string
  dataDir: string
  /** 0: any free one. */
  port: number
  /** Address to listen at. Left out: this machine only. */
  host?: string
  /** The catalogue to start with where the data folder has none yet. Left out: the one of the studio's resources. */
  catalogueTemplate?: string
  log: Log
  now?: () => Date
  /** Other limits than those of the server, for tests. */
  limits?: StudioLimits
}

export type StudioLimits = AppLimits & {
  line?: Partial<Pick<ListenOptions, 'connections' | 'patience'>>
  quotaBytes?: number
  freeBytes?: () => Promise<number>
}

export type RunningStudio = {
  url: string
  port: number
  /** PEM file of the authority that clients have to trust. */
  caPath: string
  /** Resolves when the server has ended by itself, since its folder is gone. */
  stopped: Promise<void>
  close(): Promise<void>
}

/** Starts the studio's server. Throws STUDIO_UNKNOWN, DATA_IN_USE, DATA_TOO_NEW, DATABASE_DAMAGED, and what listening rejects with. */
export async function startStudio({
  studioId,
  dataDir,
  port,
  host = '127.0.0.1',
  log,
  now = () => new Date(),
  limits = {},
  ...given
}: StudioOptions): Promise<RunningStudio> {
  const { profile, catalogueTemplate } = readStudioResources(studioId)
  const paths = studioPaths(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  for (const folder of [paths.files, paths.orders]) mkdirSync(folder, { recursive: true })

  const cleanUps: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  }
  try {
    cleanUps.push(takeInstanceLock(paths.lock))
    await checkDatabase(paths)
    const database = openDatabase(paths.database)
    cleanUps.push(() => void database.close())
    if (!readPasswordRecord(database)) {
      log.info(`주문 화면의 비밀번호를 만들었어요: ${await resetConsolePassword(database, paths.consolePassword)}`)
    }
    const catalogue = openCatalogueFile(
      { file: paths.catalogue, lastGood: paths.lastGoodCatalogue, template: given.catalogueTemplate ?? catalogueTemplate },
      log,
      (taken) => keepVersion(database, { ...taken, at: now() }),
    )
    const names = nameServer({ url: profile.server.url, host })
    const certificates = await ensureCertificates(paths.tls, { studioName: profile.name, names, now: now() })
    const uploads = createUploadStore(paths.files)
    const changes = createChangeFeed(database)
    const orderSheets = createOrderSheets({ studioName: profile.name, database, uploads, folder: paths.orders, log })
    cleanUps.push(orderSheets.close)
    const freeBytes = limits.freeBytes ?? (() => readFreeBytes(dataDir))
    const outbox = createLabOutbox({
      database,
      uploads,
      folder: paths.orders,
      orderSheets,
      disk: createDiskGuard(freeBytes, { reserve: PRINTS_RESERVE_BYTES }),
      log,
      now,
      announce: changes.announce,
    })
    cleanUps.push(outbox.close, changes.subscribe(outbox.drive))
    const labResults = createLabResults({ database, folder: paths.orders, log, now, announce: changes.announce })

    const upkeep = createUpkeep({ database, paths, changes, withdraw: outbox.withdraw, freeBytes, log, now })
    cleanUps.push(upkeep.close)
    const home = watchDataFolder(paths.lock)

    const closing = new AbortController()
    const services: StudioServices = {
      paths,
      database,
      catalogue,
      uploads,
      quota: createQuota({ database, folder: paths.files, ...(limits.quotaBytes && { limit: limits.quotaBytes }) }),
      disk: createDiskGuard(freeBytes),
      changes,
      log,
      now,
      home,
      onOrderReceived: outbox.drive,
      withdraw: outbox.withdraw,
      readOrderSheetPdf: orderSheets.read,
      isNumberTaken: outbox.hasFolder,
      folderTroubleOf: outbox.troubleOf,
      closing: closing.signal,
    }
    const server = await listen(createApp(services, profile, limits), { host, port, ...certificates, ...limits.line })
    cleanUps.push(server.close, () => closing.abort())
    const stopped = Promise.withResolvers<void>()
    const look = () => {
      try {
        if (!home.isThere()) return stop()
        changes.poll()
        labResults.read()
        catalogue.current()
      } catch (error) {
        // A folder that is away for a moment must not end the server.
        log.error('자료 폴더를 읽지 못했어요. 잠시 뒤 다시 해요.', error)
      }
    }
    const stop = () => {
      log.error('자료 폴더가 지워지거나 옮겨져서 서버를 멈췄어요. 폴더를 제자리에 두고 서버를 다시 켜 주세요.')
      close()
        .catch((error) => log.error('서버를 깨끗이 끝내지 못했어요.', error))
        .then(stopped.resolve)
    }
    const poll = setInterval(look, POLL_MS)
    cleanUps.push(() => clearInterval(poll))
    upkeep.start()
    outbox.drive()
    const checked = checkOrders({ database, uploads, files: paths.files, orders: paths.orders, log, signal: closing.signal }).catch(
      (error) => log.error('받은 주문을 점검하지 못했어요.', error),
    )
    cleanUps.push(
      () => checked,
      () => closing.abort(),
    )
    return {
      url: `https://localhost:${server.port}`,
      port: server.port,
      caPath: certificates.authorityPath,
      stopped: stopped.promise,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
