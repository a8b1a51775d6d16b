import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { SESSION_SECONDS } from '../console-sessions.ts'

const COOKIE = 'studio-console'
const DEVICE_COOKIE = 'studio-device'
const DEVICE_SECONDS = 365 * 24 * 3600

/** A cookie that neither scripts nor other sites can use. */
const guarded = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

export function readSessionCookie(context: Context): string | undefined {
  return getCookie(context, COOKIE, 'host')
}

export function writeSessionCookie(context: Context, secret: string): void {
  setCookie(context, COOKIE, secret, {
    ...guarded,
    maxAge: SESSION_SECONDS,
  })
}

export function removeSessionCookie(context: Context): void {
  deleteCookie(context, COOKIE, { prefix: 'host', path: '/', secure: true })
}

/** What a device keeps that was signed in once; it outlives the session. */
export function readDeviceCookie(context: Context): string | undefined {
  return getCookie(context, DEVICE_COOKIE, 'host')
}

export function writeDeviceCookie(context: Context, secret: string): void {
  setCookie(context, DEVICE_COOKIE, secret, { ...guarded, maxAge: DEVICE_SECONDS })
}
