import { albumsKo } from './albums.ts'
import { backgroundKo } from './background.ts'
import { backupKo } from './backup.ts'
import { commonKo } from './common.ts'
import { confirmKo } from './confirm.ts'
import { cropKo } from './crop.ts'
import { describeKo } from './describe.ts'
import { editsKo } from './edits.ts'
import { errorsKo } from './errors.ts'
import { exportKo } from './export.ts'
import { filesKo } from './files.ts'
import { filtersKo } from './filters.ts'
import { formatKo } from './format.ts'
import { helpKo } from './help.ts'
import { jobsKo } from './jobs.ts'
import { libraryKo } from './library.ts'
import { orderKo } from './order.ts'
import { ordersKo } from './orders.ts'
import { receiptKo } from './receipt.ts'
import { searchKo } from './search.ts'
import { shellKo } from './shell.ts'
import { similarKo } from './similar.ts'
import { studioKo } from './studio.ts'
import { viewerKo } from './viewer.ts'

export const ko = {
  format: formatKo,
  common: commonKo,
  shell: shellKo,
  library: libraryKo,
  search: searchKo,
  files: filesKo,
  similar: similarKo,
  viewer: viewerKo,
  order: orderKo,
  confirm: confirmKo,
  crop: cropKo,
  orders: ordersKo,
  receipt: receiptKo,
  jobs: jobsKo,
  studio: studioKo,
  edits: editsKo,
  errors: errorsKo,
  albums: albumsKo,
  background: backgroundKo,
  backup: backupKo,
  describe: describeKo,
  export: exportKo,
  filters: filtersKo,
  help: helpKo,
}
