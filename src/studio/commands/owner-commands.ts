import { existsSync } from 'node:fs'
import { studioStateSchema } from '#shared/orders/order-state.ts'
import { resetConsolePassword } from '../console/console-password.ts'
import { type Database, openDatabase } from '../database/open-database.ts'
import { listOrders } from '../orders/list-orders.ts'
import { moveOrder, noteSchema } from '../orders/move-order.ts'
import { stateNames } from '../orders/state-names.ts'
import { studioPaths } from '../studio-paths.ts'

const OVER_LISTED = 1000

/** One line an order, newest first, of the finished ones the last 1,000: number, state, prints, total, when. Works beside a running server. */
export async function describeOrders(dataDir: string): Promise<string> {
  const orders = (await withDatabase(dataDir, (database) => listOrders(database, OVER_LISTED))) ?? []
  if (orders.length === 0) return '받은 주문이 아직 없어요.'
  return orders
    .map(({ number, state, prints, total, receivedAt }) =>
      [number, stateNames[state], `${prints}장`, `${total.toLocaleString('ko-KR')}원`, new Date(receivedAt).toLocaleString('ko-KR')].join(
        '  ',
      ),
    )
    .join('\n')
}

/** Moves an order on, beside a running server; `sentence` says what came of it, or where it may go instead. */
export async function moveOrderByNumber(
  dataDir: string,
  { number, to, note, at }: { number: string; to: string; note: string; at: Date },
): Promise<{ moved: boolean; sentence: string }> {
  const state = studioStateSchema.safeParse(to)
  if (!state.success) return refuse(`'${to}' 상태는 없어요. 쓸 수 있는 상태: ${studioStateSchema.options.map(describe).join(', ')}`)
  const kept = noteSchema(state.data).safeParse(note)
  if (!kept.success) return refuse('무엇이 문제인지, 또는 손님께 하실 말씀을 500자까지 --note에 적어 주세요.')
  const result = await withDatabase(dataDir, (database) => moveOrder(database, { number, to: state.data, note: kept.data, at }))
  if (!result) return refuse(`${number}번 주문을 찾을 수 없어요. orders 명령으로 주문 번호를 확인해 주세요.`)
  if (result.moved) return { moved: true, sentence: `${number}번 주문: ${stateNames[result.from]} → ${stateNames[state.data]}` }
  if (result.allowed.length === 0) return refuse(`${number}번 주문은 이미 '${stateNames[result.from]}' 상태로 끝나서 더 옮길 수 없어요.`)
  return refuse(
    `${number}번 주문은 지금 ${describe(result.from)} 상태예요. 다음으로 옮길 수 있어요: ${result.allowed.map(describe).join(', ')}`,
  )
}

/** Makes a new password for the console; who was signed in with the old one is signed out. */
export async function renewConsolePassword(dataDir: string): Promise<string> {
  const { consolePassword } = studioPaths(dataDir)
  const password = await withDatabase(dataDir, (database) => resetConsolePassword(database, consolePassword))
  return password ? `주문 화면의 새 비밀번호: ${password}` : '서버를 한 번 켠 뒤에 비밀번호를 만들 수 있어요.'
}

const refuse = (sentence: string) => ({ moved: false, sentence })
const describe = (state: keyof typeof stateNames) => `${stateNames[state]}(${state})`

/** Answers `undefined` where no server has ever run on this folder: looking must not create one. */
async function withDatabase<Result>(dataDir: string, work: (database: Database) => Result | Promise<Result>): Promise<Result | undefined> {
  const { database: path } = studioPaths(dataDir)
  if (!existsSync(path)) return undefined
  const database = openDatabase(path)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
