import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/errors/app-error.ts'
import { consoleLog } from '#studio/commands/console-log.ts'
import { describeOrders, moveOrderByNumber, renewConsolePassword } from '#studio/commands/owner-commands.ts'
import { runServe } from '#studio/commands/run-serve.ts'
import { DATABASE_DAMAGED } from '#studio/database/check-database.ts'
import { restoreNewestBackup } from '#studio/database/restore-backup.ts'
import { DATA_IN_USE } from '#studio/instance-lock.ts'
import { findDefaultStudio, readStudioResources, repositoryRoot } from '#studio/studio-resources.ts'

const usage = `사진관 서버

  npm run studio -- [serve]                서버를 켜요
  npm run studio -- orders                 받은 주문을 보여 줘요
  npm run studio -- move 주문번호 상태     주문의 상태를 옮겨요 (--note "손님에게 보일 말")
  npm run studio -- password               주문 화면의 비밀번호를 새로 만들어요
  npm run studio -- restore                망가진 데이터베이스를 가장 새 백업으로 되돌려요 (서버를 끈 뒤에)

  --studio ID   사진관 (resources/studios의 폴더 이름)
  --data DIR    자료 폴더 (기본: .local/studio/<ID>)
  --port N      포트 (기본: profile.json의 server.url, 0: 빈 포트)
  --host ADDR   받을 주소 (기본: 127.0.0.1, 다른 컴퓨터에서도 받으려면 0.0.0.0)
`

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

try {
  process.exitCode = await run()
} catch (error) {
  const sentence = explain(error)
  if (sentence) consoleLog.error(sentence)
  else consoleLog.error('서버에 문제가 생겼어요.', error)
  process.exitCode = 1
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      studio: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      note: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [command = 'serve', ...rest] = positionals
  const studioId = values.studio ?? findDefaultStudio()
  const dataDir = resolve(values.data ?? join(repositoryRoot, '.local', 'studio', studioId))

  if (command === 'serve' && !values.help) {
    const port = values.port === undefined ? profilePort(studioId) : Number(values.port)
    return (await runServe({ studioId, dataDir, port, host: values.host }, consoleLog)) ? 0 : 1
  }
  if (command === 'orders') {
    say(await describeOrders(dataDir))
    return 0
  }
  if (command === 'password') {
    say(await renewConsolePassword(dataDir))
    return 0
  }
  if (command === 'restore') {
    const { restored, sentence } = await restoreNewestBackup(dataDir, new Date())
    say(sentence)
    return restored ? 0 : 1
  }
  const [number, state] = rest
  if (command === 'move' && number && state) {
    const { moved, sentence } = await moveOrderByNumber(dataDir, { number, to: state, note: values.note, at: new Date() })
    say(sentence)
    return moved ? 0 : 1
  }
  say(usage)
  return values.help ? 0 : 2
}

function profilePort(studioId: string): number {
  return Number(new URL(readStudioResources(studioId).profile.server.url).port || 443)
}

/** A sentence for what an owner can put right; `undefined` for what only a stack trace explains. */
function explain(error: unknown): string | undefined {
  if (error instanceof AppError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === DATABASE_DAMAGED || code === DATA_IN_USE) return (error as Error).message
  if (code === 'EADDRINUSE') return '이 포트는 다른 프로그램이 쓰고 있어요. 그 프로그램을 끄거나 --port로 다른 포트를 골라 주세요.'
  if (code === 'EACCES') return '이 포트나 폴더를 쓸 권한이 없어요. --port나 --data를 바꿔 주세요.'
  return undefined
}
