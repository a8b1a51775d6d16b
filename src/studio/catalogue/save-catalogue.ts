import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Database } from '../database/open-database.ts'
import type { CatalogueFile } from './catalogue-file.ts'
import { nextVersion } from './catalogue-versions.ts'

/** Puts a catalogue in force under a version of its own; the version of `after` does not count. */
export function saveCatalogue(file: CatalogueFile, database: Database, after: Catalogue, day: string): void {
  file.replace({ ...after, version: nextVersion(database, day, file.current().version) })
}
