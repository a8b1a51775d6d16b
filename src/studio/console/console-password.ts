import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit, { type LimitFunction } from 'p-limit'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../database/open-database.ts'
import { writeFileWhole } from '../files/durable-files.ts'

const SETTING = 'console-password'
// Without letters and digits that look alike: it is read from one screen and typed into another.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
// 32 MB and about 0.1 s a try. The password itself has 79 random bits.
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
/** So that a flood of tries takes neither the memory nor the threads that write photos. */
const strangers = pLimit(2)
/** Devices that were signed in before have a line of their own, which others can't fill. */
const known = pLimit(1)
const MAX_WAITING = 20
/** The tries of each network that come one after the other: one of them waits with those of others, so that none fills that line alone. */
const turns = new Map<string, LimitFunction>()

/** Where a try waits: with known devices, or in the turn of its network. */
export type TryLine = 'known' | { network: string }

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

/** Throws TOO_BUSY where too many tries are waiting already. */
export async function isConsolePassword(record: string, password: string, line: TryLine): Promise<boolean> {
  const { salt, hash } = storedSchema.parse(JSON.parse(record))
  const derived = await waitInLine(line, () => derive(password.trim().toLowerCase(), Buffer.from(salt, 'base64'), 32, COST))
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

async function waitInLine<Result>(line: TryLine, work: () => Promise<Result>): Promise<Result> {
  if (line === 'known') return await enter(known, work)
  const turn = turns.get(line.network) ?? pLimit(1)
  turns.set(line.network, turn)
  try {
    return await enter(turn, () => enter(strangers, work))
  } finally {
    if (turn.activeCount + turn.pendingCount === 0) turns.delete(line.network)
  }
}

async function enter<Result>(limit: LimitFunction, work: () => Promise<Result>): Promise<Result> {
  if (limit.pendingCount >= MAX_WAITING) throw new AppError('TOO_BUSY', { seconds: 5 })
  return await limit(work)
}

function randomGroup(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
