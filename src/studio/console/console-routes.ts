import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AppError } from '#shared/errors/app-error.ts'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { readForm } from '../http/read-body.ts'
import type { StudioEnv, StudioServices } from '../http/studio-env.ts'
import { listOrders } from '../orders/list-orders.ts'
import { moveOrder } from '../orders/move-order.ts'
import { stateNames } from '../orders/state-names.ts'
import { loginPage, ordersPage } from './console-pages.ts'
import { isConsolePassword, readPasswordRecord } from './console-password.ts'
import { createConsoleSessions, SESSION_SECONDS } from './console-sessions.ts'
import { consoleStyle } from './console-style.ts'
import { createLoginLimit } from './login-limit.ts'

// Of the orders that are over; what is still to be done is listed whatever its age.
const OVER_LISTED = 100
const COOKIE = 'studio-console'
const CSP =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The page for the counter: what has come in, and where it goes next. */
export function createConsoleRoutes({ database, changes, now }: StudioServices, profile: StudioProfile): Hono<StudioEnv> {
  const sessions = createConsoleSessions(now)
  const limit = createLoginLimit(now)
  const style = consoleStyle(profile.colours)
  const font = readFileSync(createRequire(import.meta.url).resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2'))

  const passwordRecord = () => readPasswordRecord(database) ?? ''
  const isSignedIn = (context: Context) => sessions.isOpen(getCookie(context, COOKIE, 'host'), passwordRecord())
  const showOrders = (context: Context, notice: string, status: 200 | 409) =>
    context.html(ordersPage(profile.name, listOrders(database, OVER_LISTED), notice), status)

  const requireSession: MiddlewareHandler<StudioEnv> = async (context, next) => {
    if (!isSignedIn(context)) return context.redirect('/console/login', 303)
    await next()
  }

  return new Hono<StudioEnv>()
    .use(async (context, next) => {
      if (context.req.method === 'POST') checkOrigin(context)
      await next()
      context.header('content-security-policy', CSP)
      // With 'no-referrer' browsers would send `Origin: null` along with forms.
      context.header('referrer-policy', 'same-origin')
    })
    .get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }))
    .get('/pretendard.woff2', (context) =>
      context.body(font, 200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' }),
    )
    .get('/login', (context) => context.html(loginPage(profile.name, '')))
    .post('/login', async (context) => {
      const password = (await readForm(context.env.incoming)).get('password') ?? ''
      const address = context.env.incoming.socket.remoteAddress ?? ''
      if (!limit.allows(address))
        return context.html(loginPage(profile.name, '여러 번 틀려서 잠시 막아 두었어요. 15분 뒤에 다시 해 주세요.'), 429)
      const record = passwordRecord()
      if (!(await isConsolePassword(record, password))) {
        return context.html(loginPage(profile.name, '비밀번호가 맞지 않아요. 다시 입력해 주세요.'), 403)
      }
      limit.forget(address)
      setCookie(context, COOKIE, sessions.open(record), {
        prefix: 'host',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
        maxAge: SESSION_SECONDS,
      })
      return context.redirect('/console', 303)
    })
    .post('/logout', (context) => {
      sessions.close(getCookie(context, COOKIE, 'host'))
      deleteCookie(context, COOKIE, { prefix: 'host', path: '/', secure: true })
      return context.redirect('/console/login', 303)
    })
    .get('/', requireSession, (context) => showOrders(context, '', 200))
    .post('/orders/:number/move', requireSession, async (context) => {
      const number = context.req.param('number')
      const to = studioStateSchema.parse((await readForm(context.env.incoming)).get('to'))
      const result = moveOrder(database, { number, to, note: '', at: now() })
      if (!result) throw new AppError('NOT_FOUND', {})
      if (!result.moved) return showOrders(context, `${number}번 주문은 이미 '${stateNames[result.from]}' 상태예요.`, 409)
      changes.announce()
      return context.redirect('/console', 303)
    })
}

/** Forms may only come from this very page. Throws FORBIDDEN. */
function checkOrigin(context: Context): void {
  if (context.req.header('origin') !== `https://${context.req.header('host')}`) throw new AppError('FORBIDDEN', {})
}
