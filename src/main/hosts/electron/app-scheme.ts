import { protocol } from 'electron'

/** The window's one origin. Chromium writes it so; Node's `new URL('app://app/').origin` says "null" and is never compared. */
export const APP_ORIGIN = 'app://app'

export type RequestHandler = (request: Request) => Promise<Response>

/** Whether `url` is a page of this app. Node knows no origin for custom schemes, so protocol and host are compared. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'app:' && parsed.host === 'app'
}

/** Must run before the app is ready. Without `corsEnabled`, Chromium keeps every other origin's fetch away from the handler. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Answers `app://app/…` with the handler, and any other host of the scheme with 404. */
export function serveAppScheme(handler: RequestHandler): void {
  protocol.handle('app', async (request) => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 })
    const controller = new AbortController()
    // `return await`, so that a throw ends here and not as an unhandled rejection inside Electron.
    return await answer(handler, request, controller)
  })
}

async function answer(handler: RequestHandler, request: Request, controller: AbortController): Promise<Response> {
  try {
    const response = await handler(new Request(request, { headers: withOrigin(request), signal: controller.signal }))
    return abortOnCancel(response, controller)
  } catch {
    return new Response(null, { status: 500 })
  }
}

/**
 * Chromium's network service writes `Origin`, and requests for a custom scheme never pass through it. Only a page of ours
 * can have sent one that carries none: navigation is locked, frames are refused, other origins are stopped in Chromium.
 * An `Origin` that is there stays, for the handler to judge.
 */
function withOrigin(request: Request): Headers {
  const headers = new Headers(request.headers)
  if (request.method !== 'GET' && request.method !== 'HEAD' && !headers.has('origin')) headers.set('origin', APP_ORIGIN)
  return headers
}

/** Electron builds its Request without the page's abort signal; a page that lets go shows only as a cancelled body. */
function abortOnCancel(response: Response, controller: AbortController): Response {
  if (!response.body) return response
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await reader.read()
      if (done) stream.close()
      else stream.enqueue(value)
    },
    async cancel(reason) {
      controller.abort(reason)
      await reader.cancel(reason)
    },
  })
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers })
}
