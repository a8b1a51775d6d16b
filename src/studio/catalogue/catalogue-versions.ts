import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'
import type { Database } from '../database/open-database.ts'

export type CatalogueVersion = { id: number; at: string; version: string; catalogue: Catalogue }

type Row = { id: number; at: string; version: string; catalogue: string }

/** Keeps a catalogue that is in force from now on, as it stands in its file; nothing where it was the last one already. */
export function keepVersion(database: Database, { text, version, at }: { text: string; version: string; at: Date }): void {
  const last = database.prepare<[], { catalogue: string }>('SELECT catalogue FROM catalogue_versions ORDER BY id DESC LIMIT 1').get()
  if (last?.catalogue === text) return
  database.prepare('INSERT INTO catalogue_versions (at, version, catalogue) VALUES (?, ?, ?)').run(at.toISOString(), version, text)
}

/** Newest first. What can no longer be read is left out. */
export function listVersions(database: Database, { limit, before }: { limit: number; before?: number | undefined }): CatalogueVersion[] {
  return database
    .prepare<[number, number], Row>('SELECT id, at, version, catalogue FROM catalogue_versions WHERE id < ? ORDER BY id DESC LIMIT ?')
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .flatMap((row) => parseRow(row) ?? [])
}

export function readVersion(database: Database, id: number): CatalogueVersion | undefined {
  const row = database.prepare<[number], Row>('SELECT id, at, version, catalogue FROM catalogue_versions WHERE id = ?').get(id)
  return row && parseRow(row)
}

/** `2026-11-22.1`, then `.2`: the day in the studio, and a number that it has not had. */
export function nextVersion(database: Database, day: string, current: string): string {
  const kept = database
    .prepare<[string], { version: string }>("SELECT version FROM catalogue_versions WHERE version LIKE ? || '.%'")
    .all(day)
    .map(({ version }) => version)
  const counts = [...kept, current].map((version) => Number(new RegExp(`^${day}\\.(\\d{1,6})$`).exec(version)?.[1] ?? 0))
  return `${day}.${Math.max(...counts) + 1}`
}

function parseRow({ catalogue, ...row }: Row): CatalogueVersion | undefined {
  try {
    return { ...row, catalogue: catalogueSchema.parse(JSON.parse(catalogue)) }
  } catch {
    return undefined
  }
}
