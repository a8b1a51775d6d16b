import type { Context } from 'hono'

const HOME = '/console'
/** Only to tell what of an address is a path. */
const NOWHERE = 'https://nowhere.invalid'
/** Where a form is sent to, which may be what the address bar shows; the page it belongs to is the part before. */
const FORM = /(?<=^\/console\/(?:orders\/[^/]+|settings))\/(?:move|undo|paid|link|messages|lab|intake|password|sign-out)$/

/** A page of the console that somebody may be led to once they are signed in; the list of orders for whatever else is asked for. */
export function readNext(wanted: string | undefined): string {
  const url = wanted?.startsWith('/') ? URL.parse(wanted, NOWHERE) : null
  if (url?.origin !== NOWHERE) return HOME
  const isPage = url.pathname === HOME || url.pathname.startsWith(`${HOME}/`)
  if (!isPage || /^\/console\/log(in|out)\b/.test(url.pathname)) return HOME
  // What was done before is not said again.
  for (const word of ['said', 'moved']) url.searchParams.delete(word)
  return `${url.pathname.replace(FORM, '')}${url.search}`
}

/** The login, which leads back to where one was: of a form that is the page it stood on. */
export function wayToLogin({ req }: Context): string {
  const next = readNext(req.method === 'GET' ? withoutOrigin(req.url) : withoutOrigin(req.header('referer')))
  return next === HOME ? '/console/login' : `/console/login?${new URLSearchParams({ next })}`
}

/** Forms come from this very page only: that has been seen to. */
function withoutOrigin(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url ? `${url.pathname}${url.search}` : undefined
}
