import { commonKo } from './common.ts'
import { confirmKo } from './confirm.ts'
import { errorsKo } from './errors.ts'
import { formatKo } from './format.ts'
import { jobsKo } from './jobs.ts'
import { libraryKo } from './library.ts'
import { orderKo } from './order.ts'
import { ordersKo } from './orders.ts'
import { searchKo } from './search.ts'
import { shellKo } from './shell.ts'
import { studioKo } from './studio.ts'
import { viewerKo } from './viewer.ts'

export const ko = {
  format: formatKo,
  common: commonKo,
  shell: shellKo,
  library: libraryKo,
  search: searchKo,
  viewer: viewerKo,
  order: orderKo,
  confirm: confirmKo,
  orders: ordersKo,
  jobs: jobsKo,
  studio: studioKo,
  errors: errorsKo,
}
