import type { HttpBindings } from '@hono/node-server'
import type { CatalogueFile } from '../catalogue/catalogue-file.ts'
import type { Database } from '../database/open-database.ts'
import type { Log } from '../log.ts'
import type { ChangeFeed } from '../orders/change-feed.ts'
import type { UploadStore } from '../uploads/upload-store.ts'

/** What the routes stand on. */
export type StudioServices = {
  database: Database
  catalogue: CatalogueFile
  uploads: UploadStore
  changes: ChangeFeed
  log: Log
  now: () => Date
  /** Tells the lab's outbox that an order has come in. */
  onOrderReceived: () => void
  /** Whether the lab has a folder of this number already. */
  isNumberTaken: (number: string) => boolean
  /** Aborted when the server is closing: ends the streams that would otherwise stay open. */
  closing: AbortSignal
}

export type StudioEnv = { Bindings: HttpBindings }
