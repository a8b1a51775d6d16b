import type { Messages } from '../index.ts'
import { commonEn } from './common.ts'
import { confirmEn } from './confirm.ts'
import { errorsEn } from './errors.ts'
import { formatEn } from './format.ts'
import { jobsEn } from './jobs.ts'
import { libraryEn } from './library.ts'
import { orderEn } from './order.ts'
import { ordersEn } from './orders.ts'
import { searchEn } from './search.ts'
import { shellEn } from './shell.ts'
import { studioEn } from './studio.ts'
import { viewerEn } from './viewer.ts'

export const en: Messages = {
  format: formatEn,
  common: commonEn,
  shell: shellEn,
  library: libraryEn,
  search: searchEn,
  viewer: viewerEn,
  order: orderEn,
  confirm: confirmEn,
  orders: ordersEn,
  jobs: jobsEn,
  studio: studioEn,
  errors: errorsEn,
}
