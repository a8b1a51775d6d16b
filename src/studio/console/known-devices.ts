import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '#shared/text/parse-json.ts'
import type { Database } from '../database/open-database.ts'

const SETTING = 'console-devices'
/** A studio has a few; the oldest are forgotten first. */
const MAX_DEVICES = 50

const hashesSchema = z.array(z.string()).catch([])

/** What a device is known by that was signed in with this secret before, or `undefined`. It opens nothing by itself. */
export function findDevice(database: Database, secret: string | undefined): string | undefined {
  if (secret === undefined) return undefined
  const hash = hashOf(secret)
  return readHashes(database).includes(hash) ? hash : undefined
}

/** Makes a device known; answers with the secret that goes into its cookie. */
export function addDevice(database: Database): string {
  const secret = randomBytes(32).toString('base64url')
  const hashes = [...readHashes(database), hashOf(secret)].slice(-MAX_DEVICES)
  database
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(SETTING, JSON.stringify(hashes))
  return secret
}

function readHashes(database: Database): string[] {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?').get(SETTING)
  return hashesSchema.parse(row && parseJson(row.value))
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}
