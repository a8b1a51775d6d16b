import { Hono } from 'hono'
import { AppError } from '#shared/errors/app-error.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { createConsoleRoutes } from '../console/console-routes.ts'
import { createErrorAnswer } from './answer-errors.ts'
import { type CallLimits, callLimits, createCallLimit } from './call-limits.ts'
import { createEventRoutes } from './event-routes.ts'
import { createFileRoutes } from './file-routes.ts'
import { type IntakeLimits, intakeLimits } from './intake-limits.ts'
import { createOrderRoutes } from './order-routes.ts'
import type { StudioEnv, StudioServices } from './studio-env.ts'

/** Other limits than those of the server, for tests. */
export type AppLimits = { calls?: CallLimits; intake?: IntakeLimits }

/** The studio's HTTP interface; docs/studio-protocol.md says what each call does. */
export function createApp(
  services: StudioServices,
  profile: StudioProfile,
  { calls = callLimits, intake = intakeLimits }: AppLimits = {},
): Hono<StudioEnv> {
  const { catalogue, log } = services
  const app = new Hono<StudioEnv>()

  app.use(async (context, next) => {
    await next()
    const { headers } = context.res
    headers.set('x-content-type-options', 'nosniff')
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-resource-policy', 'same-origin')
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    // Without a length a client that keeps the connection waits for a body that never comes.
    if (context.req.method === 'HEAD') headers.set('content-length', '0')
  })
  app.use(createCallLimit(calls))
  app.get('/v1/catalogue', (context) => {
    const etag = catalogue.etag()
    context.header('etag', etag)
    context.header('cache-control', 'no-cache')
    if (context.req.header('if-none-match') === etag) return context.body(null, 304)
    return context.json(catalogue.current())
  })
  app.route('/v1/orders', createOrderRoutes(services, intake))
  app.route('/v1/orders', createFileRoutes(services))
  app.route('/v1/orders', createEventRoutes(services))
  app.route('/console', createConsoleRoutes(services, profile))
  const answerError = createErrorAnswer(log)
  app.notFound((context) => answerError(new AppError('NOT_FOUND', {}), context))
  app.onError(answerError)
  return app
}
