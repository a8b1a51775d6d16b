import { z } from 'zod'

/** The way of an order in the client. Each state is on disk before the call that follows it is made. */
export const clientStateSchema = z.enum([
  'draft',
  'frozen',
  'created',
  'uploading',
  'uploaded',
  'quoted',
  'confirmed',
  'submitting',
  'submitted',
])
export type ClientState = z.infer<typeof clientStateSchema>

/** Why an order that is not submitted yet stands still. */
export const attentionSchema = z.enum(['paused', 'waiting', 'price-changed', 'source-changed', 'refused'])
export type Attention = z.infer<typeof attentionSchema>

/** What the studio says of an order once it has it all. */
export const studioStateSchema = z.enum(['received', 'checked', 'paid', 'printing', 'ready', 'shipped', 'done', 'cancelled', 'problem'])
export type StudioState = z.infer<typeof studioStateSchema>

// There is no way back to `draft`: the studio may hold the manifest already. An order that is taken back becomes a new draft.
const clientMoves: Record<ClientState, readonly ClientState[]> = {
  draft: ['frozen'],
  frozen: ['created'],
  created: ['uploading'],
  uploading: ['uploaded'],
  uploaded: ['quoted'],
  quoted: ['confirmed'],
  // From here on the studio may already have the order: only forward, or back for what it says is missing.
  confirmed: ['submitting'],
  submitting: ['uploading', 'quoted', 'submitted'],
  submitted: [],
}

const studioMoves: Record<StudioState, readonly StudioState[]> = {
  received: ['checked', 'paid', 'printing', 'cancelled', 'problem'],
  checked: ['paid', 'printing', 'cancelled', 'problem'],
  paid: ['printing', 'cancelled', 'problem'],
  printing: ['ready', 'shipped', 'problem', 'cancelled'],
  ready: ['done', 'shipped', 'problem'],
  shipped: ['done', 'problem'],
  problem: ['checked', 'printing', 'ready', 'cancelled'],
  done: [],
  cancelled: [],
}

export function canMoveClient(from: ClientState, to: ClientState): boolean {
  return clientMoves[from].includes(to)
}

export function canMoveStudio(from: StudioState, to: StudioState): boolean {
  return studioMoves[from].includes(to)
}

/** The states that a studio may move an order to from here; empty when it is over. */
export function nextStudioStates(from: StudioState): readonly StudioState[] {
  return studioMoves[from]
}

/** Whether a customer may cancel an order in this state by themselves, where the studio allows it up to `last`. */
export function canCustomerCancel(state: StudioState, last: 'received' | 'checked' | 'paid'): boolean {
  const inOrder: readonly StudioState[] = ['received', 'checked', 'paid']
  return inOrder.includes(state) && inOrder.indexOf(state) <= inOrder.indexOf(last)
}

/** Whether the studio will never move it again. */
export function isOver(state: StudioState): boolean {
  return studioMoves[state].length === 0
}
