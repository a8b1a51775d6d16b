import type { Context } from 'hono'
import { hasCode } from '#shared/errors/app-error.ts'
import type { Database } from '../../database/open-database.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { isConsolePassword, readPasswordRecord } from '../console-password.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { findDevice } from '../known-devices.ts'
import { type LoginSource, loginNetworkOf } from '../login-limit.ts'
import { readDeviceCookie } from './session-cookie.ts'

/** Where a try of the password comes from. */
export function readLoginSource(context: Context<StudioEnv>, database: Database): LoginSource {
  const device = findDevice(database, readDeviceCookie(context))
  return { address: context.env.incoming.socket.remoteAddress ?? '', device }
}

/** Checks a try that the limit has let through; one that nobody has time for is given back. Throws TOO_BUSY. */
export async function tryPassword({ database, loginLimit }: ConsoleTools, from: LoginSource, password: string): Promise<boolean> {
  const line = from.device === undefined ? { network: loginNetworkOf(from.address) } : 'known'
  try {
    return await isConsolePassword(readPasswordRecord(database) ?? '', password, line)
  } catch (error) {
    if (hasCode(error, 'TOO_BUSY')) loginLimit.giveBack(from)
    throw error
  }
}
