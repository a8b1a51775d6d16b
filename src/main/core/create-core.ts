import { join } from 'node:path'
import { type Brand, loadBrand } from './brand/load-profile.ts'
import { createCatalogueService } from './catalogue/catalogue-service.ts'
import { openDatabase } from './database/open-database.ts'
import type { Host } from './host.ts'
import { createDecoderPool } from './imaging/decoder-pool.ts'
import { createThumbnailStore } from './imaging/thumbnail-store.ts'
import { createJobService } from './jobs/job-service.ts'
import { createLibraryService } from './library/library-service.ts'
import { createOrderRepository } from './orders/order-repository.ts'
import { createOrderService } from './orders/order-service.ts'
import { RETRY_DELAYS_MS } from './orders/retry.ts'
import { createSearchService } from './search/search-service.ts'
import { createSettingsService } from './settings/settings-service.ts'
import { createGuestToken } from './studio-client/guest-token.ts'
import { createStudioClient } from './studio-client/studio-client.ts'

type CoreOptions = { retryDelaysMs?: readonly number[]; stalledMs?: number | undefined }

export type Core = Awaited<ReturnType<typeof createCore>>

/**
 * The whole program without a window. Throws STUDIO_UNKNOWN, DATA_READ_ONLY, DATA_IN_USE or DATA_TOO_NEW.
 * `retryDelaysMs`: waits between tries of one call to the studio. `stalledMs`: how long a line may stand still.
 */
export async function createCore(host: Host, { retryDelaysMs = RETRY_DELAYS_MS, stalledMs }: CoreOptions = {}) {
  const brand = await loadBrand(host.resourcesDir, host.studioId)
  const { db, close: closeDatabase } = openDatabase(host.dataDir)
  const jobs = createJobService(host.log)
  const decoder = createDecoderPool(host)
  const thumbnails = createThumbnailStore(host.dataDir, decoder)
  const studio = createStudioClient({ ...serverOf(host, brand), getToken: createGuestToken(host.secrets), stalledMs })
  const inboxDir = join(host.dataDir, 'inbox')
  const library = createLibraryService({
    db,
    jobs,
    decoder,
    thumbnails,
    samplesDir: join(host.resourcesDir, 'demo', 'photos'),
    inboxDir,
    onTextChanged: (ids) => search.refresh(ids),
  })
  const search = createSearchService(library)
  const catalogue = createCatalogueService({ db, studio, log: host.log, onChanged: () => jobs.announce('catalogue') })
  const orders = createOrderService({
    orders: createOrderRepository(db),
    jobs,
    library,
    catalogue,
    studio,
    log: host.log,
    retryDelaysMs,
  })

  return {
    brand,
    library,
    search,
    catalogue,
    orders,
    jobs,
    settings: createSettingsService(db),
    inboxDir,
    log: host.log,
    photoPath: (id: number): string => library.requirePhoto(id).path,
    /** Takes up what an earlier run left: imports, orders on their way, orders to follow. */
    resumeWork(): void {
      library.resumeImports()
      orders.resume()
    },
    async close(): Promise<void> {
      orders.close()
      const jobsEnded = jobs.close()
      decoder.close()
      await jobsEnded
      studio.close()
      closeDatabase()
    },
  }
}

function serverOf({ studioServer }: Host, { profile, caPath }: Brand): { baseUrl: string; caPath: string | null } {
  return { baseUrl: studioServer?.url ?? profile.server.url, caPath: studioServer?.caPath ?? caPath }
}
