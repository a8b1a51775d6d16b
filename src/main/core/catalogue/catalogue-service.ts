import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import { AppError, hasCode } from '#shared/errors/app-error.ts'
import type { Db } from '../database/open-database.ts'
import type { Log } from '../host.ts'
import type { StudioClient } from '../studio-client/studio-client.ts'

/** How long the customer waits for a fresh catalogue before the one at hand is shown. */
const FRESH_WITHIN_MS = 5000
const RENEW_EVERY_MS = 10 * 60_000

export type StoredCatalogue = { catalogue: Catalogue; etag: string; fetchedAt: string }
export type CatalogueService = ReturnType<typeof createCatalogueService>

/** The studio's catalogue, kept for when the studio can't be reached. */
export function createCatalogueService({ db, studio, log, onChanged }: { db: Db; studio: StudioClient; log: Log; onChanged(): void }) {
  const read = db.prepare('SELECT catalogue, etag, fetched_at AS fetchedAt FROM catalogue_cache WHERE id = 1')
  const write = db.prepare('INSERT OR REPLACE INTO catalogue_cache (id, catalogue, etag, fetched_at) VALUES (1, ?, ?, ?)')

  function stored(): StoredCatalogue | undefined {
    const row = read.get() as { catalogue: string; etag: string; fetchedAt: string } | undefined
    const parsed = row && catalogueSchema.safeParse(JSON.parse(row.catalogue))
    return row && parsed?.success ? { ...row, catalogue: parsed.data } : undefined
  }

  function store(catalogue: Catalogue, etag: string): StoredCatalogue {
    const entry = { catalogue, etag, fetchedAt: new Date().toISOString() }
    write.run(JSON.stringify(catalogue), etag, entry.fetchedAt)
    return entry
  }

  /** Asks the studio. Where it can't be reached and none is at hand: CATALOGUE_UNAVAILABLE or STUDIO_UNTRUSTED. */
  async function refresh(): Promise<StoredCatalogue & { offline: boolean }> {
    const before = stored()
    try {
      return { ...(await fetchNewer(before)), offline: false }
    } catch (error) {
      log.warn('catalogue not refreshed', { code: error instanceof AppError ? error.code : 'timeout' })
      if (before) return { ...before, offline: true }
      throw hasCode(error, 'STUDIO_UNTRUSTED') ? error : new AppError('CATALOGUE_UNAVAILABLE', {}, { cause: error })
    }
  }

  async function fetchNewer(before: StoredCatalogue | undefined): Promise<StoredCatalogue> {
    const answer = await studio.fetchCatalogue(before?.etag, AbortSignal.timeout(FRESH_WITHIN_MS))
    const newer = answer ?? before
    if (!newer) throw new AppError('CATALOGUE_UNAVAILABLE', {})
    const kept = store(newer.catalogue, newer.etag)
    // By the etag as well: an owner may change a price and forget the version.
    if (newer.catalogue.version !== before?.catalogue.version || newer.etag !== before.etag) onChanged()
    return kept
  }

  const renew = () => void refresh().catch(() => {})
  let renewal: NodeJS.Timeout | undefined

  return {
    refresh,
    /** Asks now, and then every ten minutes while the program runs. */
    keepFresh(): void {
      renew()
      renewal ??= setInterval(renew, RENEW_EVERY_MS).unref()
    },
    close: (): void => clearInterval(renewal),
    /** The catalogue at hand; asked for where there is none. Throws CATALOGUE_UNAVAILABLE. */
    current: async (): Promise<StoredCatalogue> => stored() ?? (await refresh()),
  }
}
