import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type ClientState,
  canMoveClient,
  canMoveStudio,
  clientStateSchema,
  isOver,
  nextStudioStates,
  type StudioState,
  studioStateSchema,
} from './order-state.ts'

const clientStates = clientStateSchema.options
const studioStates = studioStateSchema.options

function reachable<State extends string>(from: State, states: readonly State[], canMove: (from: State, to: State) => boolean): Set<State> {
  const found = new Set<State>([from])
  for (const state of found) for (const next of states) if (canMove(state, next)) found.add(next)
  return found
}

const reachableClient = (from: ClientState) => reachable(from, clientStates, canMoveClient)
const reachableStudio = (from: StudioState) => reachable(from, studioStates, canMoveStudio)

describe('an order in the client', () => {
  it('can get to every state from a draft, and from every state to submitted', () => {
    expect([...reachableClient('draft')].sort()).toEqual([...clientStates].sort())
    for (const state of clientStates) expect(reachableClient(state).has('submitted')).toBe(true)
  })

  it('never comes back to being a draft', () => {
    for (const state of clientStates) expect(canMoveClient(state, 'draft')).toBe(false)
  })

  it('ends with submitted', () => {
    expect(clientStates.filter((state) => canMoveClient('submitted', state))).toEqual([])
  })

  it('goes one step at a time up to confirmed', () => {
    const way: ClientState[] = ['draft', 'frozen', 'created', 'uploading', 'uploaded', 'quoted', 'confirmed', 'submitting']
    way.slice(0, -1).forEach((state, index) => {
      expect(clientStates.filter((next) => canMoveClient(state, next))).toEqual([way[index + 1]])
    })
  })

  it('is confirmed by nothing but a quote', () => {
    expect(clientStates.filter((state) => canMoveClient(state, 'confirmed'))).toEqual(['quoted'])
  })
})

describe('an order at the studio', () => {
  it('can get to every state from received', () => {
    expect([...reachableStudio('received')].sort()).toEqual([...studioStates].sort())
  })

  it('is over when it is done or cancelled, and only then', () => {
    expect(studioStates.filter(isOver)).toEqual(['done', 'cancelled'])
  })

  it('can get to an end from every state', () => {
    for (const state of studioStates) expect([...reachableStudio(state)].some(isOver)).toBe(true)
  })

  it('is never received twice, and what was handed over is not cancelled', () => {
    for (const state of studioStates) expect(canMoveStudio(state, 'received')).toBe(false)
    for (const state of ['ready', 'shipped', 'done'] as const) expect(canMoveStudio(state, 'cancelled')).toBe(false)
  })

  it('names the same next states as the rule allows', () => {
    for (const from of studioStates)
      expect(studioStates.filter((to) => canMoveStudio(from, to)).sort()).toEqual([...nextStudioStates(from)].sort())
  })
})

describe('docs/order-states.md', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'order-states.md'), 'utf8')
  const [app = '', studio = ''] = [...page.matchAll(/```mermaid\n(.*?)```/gs)].map(([, drawing]) => drawing)
  const arrowsOf = (drawing: string) => [...drawing.matchAll(/^ {2}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} → ${to}`).sort()
  const movesOf = <State extends string>(states: readonly State[], canMove: (from: State, to: State) => boolean) =>
    states.flatMap((from) => states.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`)).sort()

  it('draws these machines and no others', () => {
    expect(arrowsOf(app)).toEqual(movesOf(clientStateSchema.options, canMoveClient))
    expect(arrowsOf(studio)).toEqual(movesOf(studioStateSchema.options, canMoveStudio))
  })
})
