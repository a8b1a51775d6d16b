import type { HttpBindings } from '@hono/node-server'
import type { CatalogueFile } from '../catalogue/catalogue-file.ts'
import type { DataFolder } from '../data-folder.ts'
import type { Database } from '../database/open-database.ts'
import type { FolderTrouble } from '../lab-folder/folder-waits.ts'
import type { Log } from '../log.ts'
import type { ChangeFeed } from '../orders/change-feed.ts'
import type { StudioPaths } from '../studio-paths.ts'
import type { DiskGuard } from '../uploads/disk-guard.ts'
import type { Quota } from '../uploads/quota.ts'
import type { UploadStore } from '../uploads/upload-store.ts'

/** What the routes stand on. */
export type StudioServices = {
  paths: StudioPaths
  database: Database
  catalogue: CatalogueFile
  uploads: UploadStore
  quota: Quota
  disk: DiskGuard
  changes: ChangeFeed
  log: Log
  now: () => Date
  home: DataFolder
  /** Tells the lab's outbox that an order has come in. */
  onOrderReceived: () => void
  /** Takes the folder of this order back from the lab; false where the lab has it already. */
  withdraw: (number: string) => boolean
  /** The order sheet as PDF; `undefined` where there is no such order, or it can't be made. */
  readOrderSheetPdf: (number: string) => Promise<Uint8Array | undefined>
  /** Whether the lab has a folder of this number already. */
  isNumberTaken: (number: string) => boolean
  /** Why the lab's folder of an order could not be written yet; `undefined` where nothing is known against it. By its id. */
  folderTroubleOf: (orderId: string) => FolderTrouble | undefined
  /** Aborted when the server is closing: ends the streams that would otherwise stay open. */
  closing: AbortSignal
}

export type StudioEnv = { Bindings: HttpBindings }
