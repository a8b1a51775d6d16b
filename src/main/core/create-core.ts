import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import { createAlbumsService } from './albums/albums-service.ts'
import { createBackupService } from './backup/backup-service.ts'
import { createJournal } from './backup/journal.ts'
import { type Brand, loadBrand } from './brand/load-profile.ts'
import { createCatalogueService } from './catalogue/catalogue-service.ts'
import { openDatabase } from './database/open-database.ts'
import { createEditRunner } from './edits/edit-runner.ts'
import { createEditsService } from './edits/edits-service.ts'
import { createExifToolService } from './exiftool/exiftool-service.ts'
import { createExportService } from './export/export-service.ts'
import type { Host } from './host.ts'
import { createDecoderPool } from './imaging/decoder-pool.ts'
import { createThumbnailStore } from './imaging/thumbnail-store.ts'
import { createJobService } from './jobs/job-service.ts'
import { createFilesAtHand } from './library/files-at-hand/files-at-hand.ts'
import { createImportService } from './library/import/import-service.ts'
import { createLibraryService } from './library/library-service.ts'
import { createStackPhotos } from './library/stacks/stack-photos.ts'
import { createOrderRepository } from './orders/order-repository.ts'
import { createOrderService } from './orders/order-service.ts'
import { RETRY_DELAYS_MS } from './orders/retry.ts'
import { createSearchService } from './search/search-service.ts'
import { createSavedSearches } from './search/suggest/saved-searches.ts'
import { createSuggestService } from './search/suggest/suggest-service.ts'
import { createSettingsService } from './settings/settings-service.ts'
import { createSimilarService } from './similar/similar-service.ts'
import { createGuestToken } from './studio-client/guest-token.ts'
import { createStudioClient } from './studio-client/studio-client.ts'
import { createTagsService } from './tags/tags-service.ts'

/** ms after the start: when the window has shown what there is, and before anybody has chosen a folder. */
const WARM_AFTER_MS = 1000

type CoreOptions = { retryDelaysMs?: readonly number[]; stalledMs?: number | undefined }

export type Core = Awaited<ReturnType<typeof createCore>>

/**
 * The whole program without a window. Throws STUDIO_UNKNOWN, DATA_READ_ONLY, DATA_IN_USE or DATA_TOO_NEW, and PATH_NOT_FOUND where the
 * authority that was named for the studio's server is no file.
 * `retryDelaysMs`: waits between tries of one call to the studio. `stalledMs`: how long a line may stand still.
 */
export async function createCore(host: Host, { retryDelaysMs = RETRY_DELAYS_MS, stalledMs }: CoreOptions = {}) {
  const brand = await loadBrand(host.resourcesDir, host.studioId)
  const server = serverOf(host, brand)
  const { db, close: closeDatabase } = openDatabase(host.dataDir)
  // Jobs fail by themselves, with nobody to tell but the log.
  const jobs = createJobService({
    ...host.log,
    error: (message, error) => {
      backups.heed(error)
      host.log.error(message, error)
    },
  })
  const decoder = createDecoderPool(host)
  const writable = () => backups.writable()
  const thumbnails = createThumbnailStore(host.dataDir, decoder)
  const studio = createStudioClient({ ...server, getToken: createGuestToken(host.secrets), stalledMs })
  const settings = createSettingsService(db, ({ uploadLimit }) => studio.limitUploads(uploadLimit))
  const inboxDir = join(host.dataDir, 'inbox')
  const journal = createJournal(host.dataDir)
  const search = createSearchService({ db, host, writable, onReady: () => jobs.announcePhotos({ ids: [], list: true }) })
  const library = createLibraryService({ db, rank: search.rank })
  const editRunner = createEditRunner({
    db,
    jobs,
    journal,
    settleStacks: createStackPhotos(db).settle,
  })
  const edits = createEditsService(editRunner)
  const imports = createImportService({
    db,
    jobs,
    decoder,
    thumbnails,
    journal,
    writable,
    log: host.log,
    samplesDir: join(host.resourcesDir, 'demo', 'photos'),
    inboxDir,
    onTaken: () => orders.photosTaken(),
  })
  const onFound = () => {
    imports.makeWaiting()
    orders.filesFound()
  }
  const files = createFilesAtHand({ db, jobs, decoder, journal, writable, onFound })
  const backups = createBackupService({
    host,
    db,
    jobs,
    journal,
    runAlone: editRunner.runAlone,
    onRestored: () => {
      jobs.announcePhotos({ ids: null, list: true })
      for (const area of ['albums', 'tags', 'searches', 'orders'] as const) jobs.announce(area)
      orders.photosTaken()
      // On another computer neither the photos need lie where they did, nor are there thumbnails.
      files.check()
      imports.makeWaiting()
    },
  })
  const exiftool = createExifToolService()
  const exports = createExportService({
    db,
    jobs,
    library,
    decoder,
    exiftool,
    dataDir: host.dataDir,
    downloadsDir: host.downloadsDir,
    brandName: brand.profile.name,
  })
  const similar = createSimilarService({ db, workerScript: host.workerScript })
  const albums = createAlbumsService(db, editRunner)
  const tags = createTagsService(db, editRunner)
  const suggest = createSuggestService({ db, tags, albums, search: library.search })
  const onCatalogueChanged = () => {
    jobs.announce('catalogue')
    orders.explain()
  }
  const catalogue = createCatalogueService({ db, studio, log: host.log, onChanged: onCatalogueChanged })
  const orders = createOrderService({
    orders: createOrderRepository(db, journal),
    jobs,
    library,
    catalogue,
    studio,
    settings,
    notify: host.notify,
    log: host.log,
    writable,
    retryDelaysMs,
  })

  return {
    brand,
    library,
    thumbnails,
    imports,
    files,
    backups,
    exports,
    similar,
    edits,
    albums,
    tags,
    search,
    suggest,
    savedSearches: createSavedSearches(db, jobs),
    catalogue,
    orders,
    jobs,
    settings,
    inboxDir,
    log: host.log,
    photoPath: (id: number): string => library.requirePhoto(id).path,
    /** Takes up what an earlier run left: imports, orders on their way, orders to follow. */
    resumeWork(): void {
      imports.resume()
      files.check()
      orders.resume()
      catalogue.keepFresh()
      backups.begin()
      search.start()
      setTimeout(decoder.warm, WARM_AFTER_MS).unref()
    },
    async close(): Promise<void> {
      orders.close()
      catalogue.close()
      const jobsEnded = jobs.close()
      const importsEnded = imports.close()
      const editsEnded = edits.close()
      similar.close()
      decoder.close()
      await jobsEnded
      await importsEnded
      await editsEnded
      await search.close()
      await exiftool.close()
      await exports.close()
      studio.close()
      await backups.close()
      journal.close()
      closeDatabase()
    },
  }
}

function serverOf({ studioServer }: Host, { profile, caPath }: Brand): { baseUrl: string; caPath: string | null } {
  const named = studioServer?.caPath
  if (named !== undefined && !existsSync(named)) throw new AppError('PATH_NOT_FOUND', { path: named })
  return { baseUrl: studioServer?.url ?? profile.server.url, caPath: named ?? caPath }
}
