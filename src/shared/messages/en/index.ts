import type { Messages } from '../index.ts'
import { albumsEn } from './albums.ts'
import { backgroundEn } from './background.ts'
import { backupEn } from './backup.ts'
import { commonEn } from './common.ts'
import { confirmEn } from './confirm.ts'
import { cropEn } from './crop.ts'
import { describeEn } from './describe.ts'
import { editsEn } from './edits.ts'
import { errorsEn } from './errors.ts'
import { exportEn } from './export.ts'
import { filesEn } from './files.ts'
import { filtersEn } from './filters.ts'
import { formatEn } from './format.ts'
import { helpEn } from './help.ts'
import { jobsEn } from './jobs.ts'
import { libraryEn } from './library.ts'
import { orderEn } from './order.ts'
import { ordersEn } from './orders.ts'
import { receiptEn } from './receipt.ts'
import { searchEn } from './search.ts'
import { shellEn } from './shell.ts'
import { similarEn } from './similar.ts'
import { studioEn } from './studio.ts'
import { viewerEn } from './viewer.ts'

export const en: Messages = {
  format: formatEn,
  common: commonEn,
  shell: shellEn,
  library: libraryEn,
  search: searchEn,
  files: filesEn,
  similar: similarEn,
  viewer: viewerEn,
  order: orderEn,
  confirm: confirmEn,
  crop: cropEn,
  orders: ordersEn,
  receipt: receiptEn,
  jobs: jobsEn,
  studio: studioEn,
  edits: editsEn,
  errors: errorsEn,
  albums: albumsEn,
  background: backgroundEn,
  backup: backupEn,
  describe: describeEn,
  export: exportEn,
  filters: filtersEn,
  help: helpEn,
}
