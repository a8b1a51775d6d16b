import { randomBytes } from 'node:crypto'
import type { Host } from '../host.ts'

const SECRET_NAME = 'guest-token'

/** The secret by which the studio knows this guest's orders again: made once, kept in the system's store. */
export function createGuestToken(secrets: Host['secrets']): () => Promise<string> {
  let token: Promise<string> | undefined

  async function readOrMake(): Promise<string> {
    const known = await secrets.get(SECRET_NAME)
    if (known !== null) return known
    const made = randomBytes(32).toString('base64url')
    await secrets.set(SECRET_NAME, made)
    return made
  }

  return () => {
    token ??= readOrMake().catch((error: unknown) => {
      // The next who asks tries again: the disk may have room by then.
      token = undefined
      throw error
    })
    return token
  }
}
