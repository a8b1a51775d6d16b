import { Hono, type MiddlewareHandler } from 'hono'
import { AppError } from '#shared/errors/app-error.ts'
import { readForm } from '../../http/read-body.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { readPasswordRecord } from '../console-password.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { addDevice } from '../known-devices.ts'
import { loginPage } from '../pages/layout.ts'
import { readLoginSource, tryPassword } from './login-source.ts'
import { readNext, wayToLogin } from './login-way.ts'
import { readSessionCookie, removeSessionCookie, writeDeviceCookie, writeSessionCookie } from './session-cookie.ts'

export function createSessionRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  const { database, profile, sessions, loginLimit } = tools
  return new Hono<StudioEnv>()
    .get('/login', (context) => context.html(loginPage(profile.name, { next: readNext(context.req.query('next')) })))
    .post('/login', async (context) => {
      const form = await readForm(context.env.incoming)
      const password = form.get('password') ?? ''
      const next = readNext(form.get('next') ?? undefined)
      const from = readLoginSource(context, database)
      if (!loginLimit.allows(from))
        return context.html(loginPage(profile.name, { notice: '여러 번 틀려서 잠시 막아 두었어요. 15분 뒤에 다시 해 주세요.', next }), 429)
      if (!(await tryPassword(tools, from, password))) {
        return context.html(loginPage(profile.name, { notice: '비밀번호가 맞지 않아요. 다시 입력해 주세요.', next }), 403)
      }
      loginLimit.forget(from)
      writeSessionCookie(context, sessions.open(readPasswordRecord(database) ?? ''))
      if (from.device === undefined) writeDeviceCookie(context, addDevice(database))
      return context.redirect(next, 303)
    })
    .post('/logout', (context) => {
      sessions.close(readSessionCookie(context))
      removeSessionCookie(context)
      return context.redirect('/console/login', 303)
    })
}

/** Lets nobody pass who is not signed in. A page leads to the login; what a script asks for is refused. */
export function requireSession({ database, sessions }: ConsoleTools): MiddlewareHandler<StudioEnv> {
  return async (context, next) => {
    if (!sessions.isOpen(readSessionCookie(context), readPasswordRecord(database) ?? '')) {
      if (context.req.path === '/console/events') throw new AppError('NEEDS_LOGIN', {})
      return context.redirect(wayToLogin(context), 303)
    }
    await next()
  }
}
