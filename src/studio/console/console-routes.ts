import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError } from '#shared/errors/app-error.ts'
import { errorBodySchema } from '#shared/orders/studio-protocol.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { createErrorAnswer } from '../http/answer-errors.ts'
import type { StudioEnv, StudioServices } from '../http/studio-env.ts'
import { createConsoleSessions } from './console-sessions.ts'
import type { ConsoleTools } from './console-tools.ts'
import { createFormOnce } from './form-once.ts'
import { createLastSteps } from './last-steps.ts'
import { createLoginLimit } from './login-limit.ts'
import { errorPage } from './pages/layout.ts'
import { createPrintPictures } from './print-pictures.ts'
import { createCatalogueRoutes } from './routes/catalogue-routes.ts'
import { createDaysRoutes } from './routes/days-routes.ts'
import { createListRoutes } from './routes/list-routes.ts'
import { createOrderRoutes } from './routes/order-routes.ts'
import { createPrintRoutes } from './routes/print-routes.ts'
import { createSessionRoutes, requireSession } from './routes/session-routes.ts'
import { createSettingsRoutes } from './routes/settings-routes.ts'

const CSP =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Later ones have the last word.
const styleSheets = ['base.css', 'frame.css', 'orders.css', 'order.css', 'days-and-settings.css', 'catalogue.css', 'screens.css']

/** The page for the counter: what has come in, where it goes next, what it earned. */
export function createConsoleRoutes(services: StudioServices, profile: StudioProfile): Hono<StudioEnv> {
  const pictures = createPrintPictures({ folder: services.paths.pictures })
  services.closing.addEventListener('abort', pictures.close)
  const tools: ConsoleTools = {
    ...services,
    profile,
    sessions: createConsoleSessions(services.now),
    loginLimit: createLoginLimit(services.now),
    pictures,
    once: createFormOnce(),
    steps: createLastSteps(services.database, services.now),
  }
  const answerError = createErrorAnswer(services.log)

  return new Hono<StudioEnv>()
    .use(async (context, next) => {
      if (context.req.method === 'POST') checkOrigin(context)
      await next()
      if (!context.res.headers.has('content-security-policy')) context.header('content-security-policy', CSP)
      // With 'no-referrer' browsers would send `Origin: null` along with forms.
      context.header('referrer-policy', 'same-origin')
    })
    .route('/', createAssetRoutes(profile))
    .route('/', createSessionRoutes(tools))
    .use(requireSession(tools))
    .route('/', createListRoutes(tools))
    .route('/orders', createOrderRoutes(tools))
    .route('/orders', createPrintRoutes(tools))
    .route('/days', createDaysRoutes(tools))
    .route('/settings', createSettingsRoutes(tools))
    .route('/catalogue', createCatalogueRoutes(tools))
    .all('*', () => {
      throw new AppError('NOT_FOUND', {})
    })
    .onError(async (error, context) => {
      const answer = answerError(error, context)
      const { message } = errorBodySchema.parse(await answer.json())
      return context.html(errorPage(profile.name, message), answer.status as ContentfulStatusCode)
    })
}

/** What the pages are made of; holds nothing of anybody, so it needs no login. */
function createAssetRoutes({ colours }: StudioProfile): Hono<StudioEnv> {
  const readAsset = (name: string) => readFileSync(fileURLToPath(new URL(`./assets/${name}`, import.meta.url)), 'utf8')
  // The profile's schema lets nothing but `#rrggbb` through.
  const style = `:root { --accent: ${colours.accent}; --accent-soft: ${colours.accentSoft} }\n${styleSheets.map(readAsset).join('')}`
  const scripts = ['console.js', 'catalogue.js'].map((name) => ({ name, script: readAsset(name) }))
  const font = readFileSync(createRequire(import.meta.url).resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2'))

  const routes = new Hono<StudioEnv>()
  for (const { name, script } of scripts)
    routes.get(`/${name}`, (context) =>
      context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
    )
  return routes
    .get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }))
    .get('/pretendard.woff2', (context) =>
      context.body(font, 200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' }),
    )
}

/** Forms may only come from this very page. Throws FORBIDDEN. */
function checkOrigin(context: Context): void {
  if (context.req.header('origin') !== `https://${context.req.header('host')}`) throw new AppError('FORBIDDEN', {})
}
