import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Database } from '../database/open-database.ts'
import { writeFileWhole } from '../files/durable-files.ts'

const SETTING = 'console-password'
// Without letters and digits that look alike: it is read from one screen and typed into another.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
// 32 MB and about 0.1 s a try. The password itself has 79 random bits.
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const storedSchema = z.object({ salt: z.base64(), hash: z.base64() })

/** What is stored of the password, or `undefined` before the first start. Changes with the password. */
export function readPasswordRecord(database: Database): string | undefined {
  return database.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?').get(SETTING)?.value
}

/** Makes a new random password, keeps its hash, and lays the password itself into a file that only the owner can read. */
export async function resetConsolePassword(database: Database, path: string): Promise<string> {
  const password = Array.from({ length: 4 }, randomGroup).join('-')
  const salt = randomBytes(16)
  const hash = await derive(password, salt, 32, COST)
  writeFileWhole(path, `${password}\n`, 0o600)
  const record = JSON.stringify({ salt: salt.toString('base64'), hash: hash.toString('base64') })
  database
    .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(SETTING, record)
  return password
}

export async function isConsolePassword(record: string, password: string): Promise<boolean> {
  const { salt, hash } = storedSchema.parse(JSON.parse(record))
  const derived = await derive(password.trim().toLowerCase(), Buffer.from(salt, 'base64'), 32, COST)
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

function randomGroup(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
