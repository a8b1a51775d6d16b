import { catalogueContract } from './catalogue.ts'
import { jobsContract } from './jobs.ts'
import { libraryContract } from './library.ts'
import { ordersContract } from './orders.ts'
import { photosContract } from './photos.ts'
import { searchContract } from './search.ts'
import { settingsContract } from './settings.ts'
import { studioContract } from './studio.ts'

/** Everything that the app can do, for the window, the command line and the tests alike. */
export const contract = {
  library: libraryContract,
  photos: photosContract,
  search: searchContract,
  catalogue: catalogueContract,
  orders: ordersContract,
  studio: studioContract,
  jobs: jobsContract,
  settings: settingsContract,
}
