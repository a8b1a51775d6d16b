import { setImmediate } from 'node:timers/promises'
import { keysOf } from '#shared/hangul/jamo.ts'
import type { WordCounts } from './collect-words.ts'

const WORDS_A_SLICE = 4_000
/** How much of a word may be other keys. */
const SHARE = 0.4

/**
 * The words that are the nearest to one that is nowhere: parts of it first (제주도 of 제주도여행사진), then by how many keys are wrong,
 * missing or too many; the more frequent first among equals.
 */
export async function findNearWords(words: WordCounts, typed: string): Promise<string[]> {
  const keys = keysOfWord(typed)
  const limit = Math.ceil(keys.length * SHARE)
  const near: { word: string; distance: number; times: number }[] = []
  let seen = 0
  for (const [word, times] of words) {
    seen += 1
    if (seen % WORDS_A_SLICE === 0) await setImmediate()
    const distance = distanceTo(word, typed, keys, limit)
    if (distance <= limit) near.push({ word, distance, times })
  }
  near.sort((one, other) => one.distance - other.distance || other.times - one.times || (one.word < other.word ? -1 : 1))
  return near.map(({ word }) => word)
}

function distanceTo(word: string, typed: string, keys: string, limit: number): number {
  if (word === typed) return Number.POSITIVE_INFINITY
  // A longer part says more.
  if (typed.includes(word)) return 1 / word.length
  const other = keysOfWord(word)
  return Math.abs(other.length - keys.length) > limit ? Number.POSITIVE_INFINITY : editDistance(keys, other)
}

function keysOfWord(word: string): string {
  return [...word].map(keysOf).join('')
}

/** How many keys have to be changed, left out or put in to make one of the other. */
export function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let at = 1; at <= other.length; at++) {
      const changed = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1)
      line.push(Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[other.length] ?? 0
}
