import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../database/open-database.ts'

// 256 bits need 43 characters of base64url or 64 of hex.
const bearerToken = /^Bearer ([A-Za-z0-9_-]{43,200})$/

/** The SHA-256 of the secret that says whose call this is; the secret itself is never kept. Throws NEEDS_LOGIN. */
export function readTokenHash(authorization: string | undefined): Buffer {
  const token = bearerToken.exec(authorization ?? '')?.[1]
  if (!token) throw new AppError('NEEDS_LOGIN', {})
  return createHash('sha256').update(token).digest()
}

/** Throws NEEDS_LOGIN for a token that no order was ever made with. */
export function findCustomer(database: Database, tokenHash: Buffer): number {
  const customerId = findKnownCustomer(database, tokenHash)
  if (customerId === undefined) throw new AppError('NEEDS_LOGIN', {})
  return customerId
}

export function findKnownCustomer(database: Database, tokenHash: Buffer): number | undefined {
  return database.prepare<[Buffer], number>('SELECT id FROM customers WHERE token_hash = ?').pluck().get(tokenHash)
}

/** The customer of this token, as a new guest where it is not known yet. */
export function findOrAddCustomer(database: Database, tokenHash: Buffer, at: Date): number {
  database.prepare('INSERT INTO customers (token_hash, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(tokenHash, at.toISOString())
  return findCustomer(database, tokenHash)
}
