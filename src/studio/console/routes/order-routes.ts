import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { isOver, type StudioState, studioStateSchema } from '#shared/orders/order-state.ts'
import { readForm } from '../../http/read-body.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { isFolderDue } from '../../lab-folder/folder-due.ts'
import { keepPayment, moveOrder, noteSchema } from '../../orders/move-order.ts'
import { markPaid, paymentLinkSchema, setPaymentLink } from '../../orders/payment.ts'
import { type ReadOrder, readOrder } from '../../orders/read-order.ts'
import { messageSchema, sendMessage } from '../../orders/send-message.ts'
import { stateNames } from '../../orders/state-names.ts'
import { undoMove } from '../../orders/undo-move.ts'
import { readIntakeSettings } from '../../settings/intake-settings.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { countPictures } from '../count-pictures.ts'
import { judgeQuality } from '../judge-quality.ts'
import { offerToLabAgain } from '../offer-to-lab-again.ts'
import { askMoneyPage } from '../pages/ask-money-page.ts'
import type { Typed } from '../pages/order-actions.ts'
import { orderPage } from '../pages/order-page.ts'
import { readLabState } from '../read-lab-state.ts'
import { type Said, sayDone } from '../said.ts'
import { listPath, parseListQuery, renderOrders } from './list-routes.ts'

/** What the line says that offers to take the step back. */
const saidByOffer: ReadonlySet<string> = new Set<Said>(['moved', 'paid'])

const partSchema = z.coerce.number().int().min(1).max(1000).catch(1)

/** One order, and all that the counter does with it. */
export function createOrderRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  const { database, changes, once, steps, now } = tools

  /** Does once what a form asks for, tells everyone, and leads back to the order. */
  async function act(context: Context<StudioEnv>, work: (number: string, form: URLSearchParams) => Said): Promise<Response> {
    const number = context.req.param('number') ?? ''
    const form = await readForm(context.env.incoming)
    if (!once.take(form.get('once'))) return context.redirect(wayBack(number, form), 303)
    try {
      const done = work(number, form)
      changes.announce()
      return context.redirect(wayBack(number, form, done), 303)
    } catch (error) {
      once.giveBack(form.get('once'))
      if (error instanceof Refusal) return refuse(context, number, form, error.message)
      if (error instanceof MoneyQuestion)
        return context.html(askMoneyPage({ studioName: tools.profile.name, order: findOrder(tools, number), form }), 409) as Response
      throw error
    }
  }

  function refuse(context: Context<StudioEnv>, number: string, form: URLSearchParams, notice: string): Response {
    const back = form.get('back')
    if (back) return context.html(renderOrders(tools, parseListQuery(back), { notice }), 409) as Response
    return context.html(renderOrder(tools, number, { notice, typed: Object.fromEntries(form) }), 409) as Response
  }

  function move(number: string, form: URLSearchParams): Said {
    const to = studioStateSchema.parse(form.get('to'))
    const from = form.get('from')
    const order = findOrder(tools, number)
    if (from !== null && from !== order.state) throw new Refusal(saySomebodyWasFaster(number, order.state))
    const note = readNote(to, form.get('note') ?? '')
    const money = form.get('money')
    if (isHandedOver(to) && order.paidAt === null && order.total > 0 && money === null) throw new MoneyQuestion()
    // Together: the outbox gives a folder back to the lab whose order is not cancelled.
    const moveAndWithdraw = database.transaction(() => {
      const result = moveOrder(database, { number, to, note, at: now() })
      if (result?.moved && money === 'received') keepPayment(database, order.orderId, now())
      return { result, isWithdrawn: to === 'cancelled' && result?.moved === true && tools.withdraw(number) }
    })
    const { result, isWithdrawn } = moveAndWithdraw.immediate()
    if (result && !result.moved) throw new Refusal(`${number}번 주문은 이미 '${stateNames[result.from]}' 상태예요.`)
    if (to !== 'cancelled') return 'moved'
    return isWithdrawn ? 'cancelled' : 'cancelled-late'
  }

  function undo(number: string, form: URLSearchParams): Said {
    findOrder(tools, number)
    const step = steps.find(number, form.get('step'))
    if (!step || !undoMove(database, { number, step, at: now() }))
      throw new Refusal(`${number}번 주문은 이제 되돌릴 수 없어요. 그 사이에 바뀌었거나 2분이 지났어요.`)
    const order = findOrder(tools, number)
    if (isFolderDue(readIntakeSettings(database).after, order)) return 'undone'
    if (readLabState(database, order) !== 'none') return 'undone-late'
    // It may just be being written, for the step that was none.
    tools.withdraw(number)
    return 'undone'
  }

  return new Hono<StudioEnv>()
    .get('/:number', (context) =>
      context.html(
        renderOrder(tools, context.req.param('number'), {
          said: context.req.query('said'),
          part: partSchema.parse(context.req.query('part')),
        }),
      ),
    )
    .post('/:number/move', (context) => act(context, (number, form) => steps.keep(number, () => move(number, form))))
    .post('/:number/undo', (context) => act(context, undo))
    .post('/:number/paid', (context) =>
      act(context, (number) => {
        const order = findOrder(tools, number)
        if (order.state === 'cancelled') throw new Refusal(saySomebodyWasFaster(number, order.state))
        steps.keep(number, () => markPaid(database, { number, at: now() }))
        return 'paid'
      }),
    )
    .post('/:number/link', (context) =>
      act(context, (number, form) => {
        if (findOrder(tools, number).paidAt !== null) throw new Refusal(`${number}번 주문은 이미 돈을 받았어요.`)
        const link = paymentLinkSchema.safeParse(form.get('link')?.trim())
        if (!link.success) throw new Refusal('https:// 로 시작하는 주소를 넣어 주세요.')
        setPaymentLink(database, { number, link: link.data })
        return 'link'
      }),
    )
    .post('/:number/messages', (context) =>
      act(context, (number, form) => {
        findOrder(tools, number)
        const text = messageSchema.safeParse(form.get('text') ?? '')
        if (!text.success) throw new Refusal('보낼 말을 1,000자까지 적어 주세요.')
        sendMessage(database, { number, text: text.data, at: now() })
        return 'message'
      }),
    )
    .post('/:number/lab', (context) =>
      act(context, (number) => {
        const order = findOrder(tools, number)
        if (isOver(order.state)) throw new Refusal(saySomebodyWasFaster(number, order.state))
        if (!offerToLabAgain(database, tools.paths.orders, number))
          throw new Refusal('실패한 인화 폴더가 없어요. 인화기 화면을 확인해 주세요.')
        return 'lab'
      }),
    )
}

/** What was asked for can't be done as things stand; `message` says why. Nothing has changed. */
class Refusal extends Error {}

/** It is handed over, and nobody has noted yet that it was paid. */
class MoneyQuestion extends Error {}

function isHandedOver(to: StudioState): boolean {
  return to === 'done' || to === 'shipped'
}

function readNote(to: StudioState, written: string): string {
  const note = noteSchema(to).safeParse(written)
  if (!note.success) throw new Refusal(written.trim() ? '손님에게 알릴 말은 500자까지 적어 주세요.' : '손님에게 알릴 말을 적어 주세요.')
  if (to === 'cancelled' && note.data === '') throw new Refusal('취소하는 까닭을 적어 주세요.')
  return note.data
}

/** To the list from which the form was sent, as it was; else to the order. `done`: what is to be said there. */
function wayBack(number: string, form: URLSearchParams, done?: Said): string {
  const back = form.get('back')
  if (!back) return `/console/orders/${number}${done ? `?said=${done}` : ''}`
  return listPath(parseListQuery(back), !done || saidByOffer.has(done) ? { moved: number } : { said: done })
}

function saySomebodyWasFaster(number: string, state: StudioState): string {
  return `${number}번 주문은 그 사이에 '${stateNames[state]}' 상태가 됐어요. 확인하고 다시 해 주세요.`
}

type OrderWords = { notice?: string; said?: string | undefined; part?: number; typed?: Typed }

function renderOrder(tools: ConsoleTools, number: string, { notice = '', said: word, part = 1, typed = {} }: OrderWords) {
  const order = findOrder(tools, number)
  const step = notice ? undefined : tools.steps.offer(number)
  const lab = readLabState(tools.database, order)
  return orderPage({
    studioName: tools.profile.name,
    order,
    lab,
    picturesMade: lab === 'none' ? countPictures(tools.paths.orders, number) : 0,
    folderAfter: readIntakeSettings(tools.database).after,
    trouble: tools.folderTroubleOf(order.orderId),
    part,
    qualityOf: judgeQuality,
    once: randomUUID(),
    notice,
    done: step && saidByOffer.has(word ?? '') ? '' : sayDone(word),
    step,
    typed,
  })
}

/** Throws NOT_FOUND. */
export function findOrder({ database }: ConsoleTools, number: string): ReadOrder {
  const order = readOrder(database, number)
  if (!order) throw new AppError('NOT_FOUND', {})
  return order
}
