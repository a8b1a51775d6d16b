import { mkdirSync } from 'node:fs'
import { openCatalogueFile } from './catalogue/catalogue-file.ts'
import { readPasswordRecord, resetConsolePassword } from './console/console-password.ts'
import { openDatabase } from './database/open-database.ts'
import { createApp } from './http/create-app.ts'
import { listen } from './http/listen.ts'
import type { StudioServices } from './http/studio-env.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { createLabOutbox } from './lab-folder/lab-outbox.ts'
import { createLabResults } from './lab-folder/lab-results.ts'
import type { Log } from './log.ts'
import { createChangeFeed } from './orders/change-feed.ts'
import { studioPaths } from './studio-paths.ts'
import { readStudioResources } from './studio-resources.ts'
import { ensureCertificates } from './tls/certificates.ts'
import { nameServer } from './tls/server-names.ts'
import { type Swept, sweepUploads } from './uploads/sweep-uploads.ts'
import { createUploadStore } from './uploads/upload-store.ts'

const POLL_MS = 1000
const SWEEP_MS = 24 * 3600_000

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
}

export type RunningStudio = {
  url: string
  port: number
  /** PEM file of the authority that clients have to trust. */
  caPath: string
  close(): Promise<void>
}

/** Starts the studio's server. Throws STUDIO_UNKNOWN, DATA_IN_USE, DATA_TOO_NEW, and what listening rejects with. */
export async function startStudio({
  studioId,
  dataDir,
  port,
  host = '127.0.0.1',
  log,
  now = () => new Date(),
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
    const database = openDatabase(paths.database)
    cleanUps.push(() => void database.close())
    if (!readPasswordRecord(database)) {
      log.info(`주문 화면의 비밀번호를 만들었어요: ${await resetConsolePassword(database, paths.consolePassword)}`)
    }
    const catalogue = openCatalogueFile(
      { file: paths.catalogue, lastGood: paths.lastGoodCatalogue, template: given.catalogueTemplate ?? catalogueTemplate },
      log,
    )
    const names = nameServer({ url: profile.server.url, host })
    const certificates = await ensureCertificates(paths.tls, { studioName: profile.name, names, now: now() })
    const uploads = createUploadStore(paths.files)
    const changes = createChangeFeed(database)
    const outbox = createLabOutbox({ database, uploads, folder: paths.orders, log, now, announce: changes.announce })
    cleanUps.push(outbox.close)
    const labResults = createLabResults({ database, folder: paths.orders, log, now, announce: changes.announce })

    let swept: Promise<void> = Promise.resolve()
    const sweep = () => {
      swept = logSweep(sweepUploads({ database, folder: paths.files, at: now() }), log)
    }
    cleanUps.push(() => swept)

    const closing = new AbortController()
    const services: StudioServices = {
      database,
      catalogue,
      uploads,
      changes,
      log,
      now,
      onOrderReceived: outbox.drive,
      isNumberTaken: outbox.hasFolder,
      closing: closing.signal,
    }
    const server = await listen(createApp(services, profile), { host, port, ...certificates })
    cleanUps.push(server.close, () => closing.abort())
    const look = () => {
      try {
        changes.poll()
        labResults.read()
        catalogue.current()
      } catch (error) {
        // A folder that is away for a moment must not end the server.
        log.error('자료 폴더를 읽지 못했어요. 잠시 뒤 다시 해요.', error)
      }
    }
    const poll = setInterval(look, POLL_MS)
    cleanUps.push(() => clearInterval(poll))
    const sweeping = setInterval(sweep, SWEEP_MS)
    cleanUps.push(() => clearInterval(sweeping))
    sweep()
    outbox.drive()
    return { url: `https://localhost:${server.port}`, port: server.port, caPath: certificates.authorityPath, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function logSweep(swept: Promise<Swept>, log: Log): Promise<void> {
  try {
    const { orders, files } = await swept
    if (orders + files > 0) log.info(`30일 넘게 보내다 만 주문 ${orders}건과 사진 파일 ${files}개를 지웠어요.`)
  } catch (error) {
    log.error('보내다 만 주문을 지우지 못했어요. 내일 다시 해요.', error)
  }
}
