import { Hono } from 'hono'
import { readForm } from '../../http/read-body.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { readIntakeSettings, writeIntakeSettings } from '../../settings/intake-settings.ts'
import { readPasswordRecord, resetConsolePassword } from '../console-password.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { type SettingsView, settingsPage } from '../pages/settings-page.ts'
import { readLoginSource, tryPassword } from './login-source.ts'
import { readSessionCookie, removeSessionCookie, writeSessionCookie } from './session-cookie.ts'
import { fieldNames, mergeSettings, parseTyped, readShown, readTyped, typeSettings } from './settings-form.ts'

/** How orders are laid into the folder, and who may come in here. */
export function createSettingsRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  const { database, profile, sessions, loginLimit, log } = tools
  /** The new password, for the session that has made it; shown once. */
  let unseen: { session: string; password: string } | undefined

  function render(words: Partial<Pick<SettingsView, 'notice' | 'done' | 'newPassword' | 'typed' | 'shown'>>) {
    const settings = readIntakeSettings(database)
    return settingsPage({ studioName: profile.name, shown: settings, typed: typeSettings(settings), ...words })
  }

  function takeNewPassword(session: string | undefined): string | undefined {
    if (unseen === undefined || unseen.session !== session) return undefined
    const { password } = unseen
    unseen = undefined
    return password
  }

  return new Hono<StudioEnv>()
    .get('/', (context) =>
      context.html(
        render({
          done: context.req.query('said') === 'saved' ? '저장했어요.' : '',
          newPassword: takeNewPassword(readSessionCookie(context)),
        }),
      ),
    )
    .post('/intake', async (context) => {
      const form = await readForm(context.env.incoming)
      const current = readIntakeSettings(database)
      const shown = readShown(form, current)
      const typed = readTyped(form)
      const wanted = parseTyped(typed)
      if (typeof wanted === 'string') return context.html(render({ notice: wanted, typed, shown }), 400)
      const { merged, clashes } = mergeSettings(current, shown, wanted)
      if (clashes.length > 0) {
        const names = clashes.map((field) => `'${fieldNames[field]}'`).join(', ')
        const notice = `다른 화면에서 ${names} 설정을 그 사이에 바꿨어요. 아래에 고르신 대로 바꾸려면 한 번 더 저장해 주세요.`
        return context.html(render({ notice, typed: typeSettings(merged) }), 409)
      }
      writeIntakeSettings(database, merged)
      // Orders that waited for a later state may be due now.
      tools.onOrderReceived()
      return context.redirect('/console/settings?said=saved', 303)
    })
    .post('/password', async (context) => {
      const current = (await readForm(context.env.incoming)).get('current') ?? ''
      const from = readLoginSource(context, database)
      if (!loginLimit.allows(from))
        return context.html(render({ notice: '여러 번 틀려서 잠시 막아 두었어요. 15분 뒤에 다시 해 주세요.' }), 429)
      if (!(await tryPassword(tools, from, current))) {
        return context.html(render({ notice: '지금 비밀번호가 맞지 않아요. 다시 입력해 주세요.' }), 403)
      }
      loginLimit.forget(from)
      const password = await resetConsolePassword(database, tools.paths.consolePassword)
      sessions.closeAll()
      const session = sessions.open(readPasswordRecord(database) ?? '')
      writeSessionCookie(context, session)
      unseen = { session, password }
      log.info('주문 화면의 비밀번호를 새로 만들었어요.')
      return context.redirect('/console/settings', 303)
    })
    .post('/sign-out', (context) => {
      sessions.closeAll()
      removeSessionCookie(context)
      return context.redirect('/console/login', 303)
    })
}
