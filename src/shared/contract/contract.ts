import { albumsContract } from './albums.ts'
import { catalogueContract } from './catalogue.ts'
import { editsContract } from './edits.ts'
import { jobsContract } from './jobs.ts'
import { libraryContract } from './library.ts'
import { ordersContract } from './orders.ts'
import { photosContract } from './photos.ts'
import { savedSearchesContract, searchContract } from './search.ts'
import { settingsContract } from './settings.ts'
import { studioContract } from './studio.ts'
import { tagsContract } from './tags.ts'

/** Everything that the app can do, for the window, the command line and the tests alike. */
export const contract = {
  library: libraryContract,
  photos: photosContract,
  albums: albumsContract,
  tags: tagsContract,
  edits: editsContract,
  search: searchContract,
  savedSearches: savedSearchesContract,
  catalogue: catalogueContract,
  orders: ordersContract,
  studio: studioContract,
  jobs: jobsContract,
  settings: settingsContract,
}
