import { RPCHandler } from '@orpc/server/fetch'
import type { Core } from '#core/create-core.ts'
import { toAppError } from '#core/jobs/error-facts.ts'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { address } from '#shared/addresses.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { receiveFile } from './receive-file.ts'
import { createRouter } from './rpc/router.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { sendFile } from './send-file.ts'
import { serveMedia } from './serve-media.ts'
import { serveRenderer } from './serve-renderer.ts'

export type Handler = (request: Request) => Promise<Response>

/**
 * The window's one origin: RPC, photos, the studio's logo and the window's own files. GET has no effects; a POST must come
 * from `origin` itself. Who may talk to it at all is the host's to decide.
 */
export function createHandler(core: Core, { rendererDir, origin }: { rendererDir: string; origin: string }): Handler {
  const rpc = new RPCHandler(createRouter(core))

  async function answerPost(request: Request, url: URL): Promise<Response | null> {
    if (request.headers.get('origin') !== origin) throw new AppError('FORBIDDEN', {})
    if (url.pathname === address.inbox) return receiveFile(request, url, core)
    const { matched, response } = await rpc.handle(request, { prefix: address.rpc, context: {} })
    return matched ? response : null
  }

  async function answerGet(url: URL): Promise<Response | null> {
    if (url.pathname.startsWith(`${address.media}/`)) return serveMedia(url, core)
    if (url.pathname === address.logo) return sendFile(core.brand.logoPath, 'no-cache')
    if (url.pathname.startsWith(address.rpc)) return null
    return serveRenderer(url, rendererDir)
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (request.method === 'POST') return (await answerPost(request, url)) ?? notFound()
    if (request.method === 'GET') return (await answerGet(url)) ?? notFound()
    if (request.method === 'HEAD') return withoutBody((await answerGet(url)) ?? notFound())
    return new Response(null, { status: 405 })
  }

  return async (request) => {
    try {
      return withSecurityHeaders(await answer(request))
    } catch (error) {
      return withSecurityHeaders(toErrorResponse(error, core))
    }
  }
}

/** The answer to HEAD. A body that nobody reads would keep its file open. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel()
  return new Response(null, response)
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}

function toErrorResponse(error: unknown, { log }: Core): Response {
  if (error instanceof UnreadablePhoto) return notFound()
  const known = toAppError(error)
  if (known.code === 'INTERNAL') log.error('request failed', error)
  return Response.json({ code: known.code, message: known.message }, { status: known.status })
}
