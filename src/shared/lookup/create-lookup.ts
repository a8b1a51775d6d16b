import { Index } from 'flexsearch'
import { type Dictionary, findTypos, makeDictionary } from '../hangul/dictionary.ts'
import { CAPTION, createHaystackBuilder } from '../hangul/haystack.ts'
import { isHangulSyllable, keysOf } from '../hangul/jamo.ts'
import { stemsOf } from '../hangul/josa.ts'
import { inOtherMode } from '../hangul/keyboard.ts'
import { lettersOf, termOfQuery, termsOfText } from './lookup-terms.ts'

/** `name`: what it is called. `words`: other words for it, which nobody sees. `text`: what it says. */
export type LookupText = { name: string; words?: string; text?: string }

/** What a query finds, the likeliest first; none for a query of nothing but space and punctuation. */
export type Lookup<Item> = (query: string) => Item[]

const MOST_WORDS = 8
/** Fewer keys than two syllables have begin too many words. */
const FEWEST_KEYS = 4

/**
 * Looks things up among at most some hundred: topics of the help, sizes, frames. It is made for queries as they are typed: half a
 * syllable, 초성, 조사, the keyboard in the other mode, one wrong key. Photos have a search of their own.
 */
export function createLookup<Item>(items: readonly Item[], textOf: (item: Item) => LookupText): Lookup<Item> {
  // Each holds what the one before holds and more: whoever has all that was typed in its name comes first.
  const indexes = [makeIndex(), makeIndex(), makeIndex()] as const
  const widest = indexes[2]
  for (const [id, item] of items.entries()) {
    const { name, words = '', text = '' } = textOf(item)
    const terms = termsOfText(name, 'whole')
    indexes[0].add(id, terms.join(' '))
    terms.push(...termsOfText(words, 'whole'))
    indexes[1].add(id, terms.join(' '))
    terms.push(...termsOfText(text, 'words'))
    widest.add(id, terms.join(' '))
  }
  const dictionary = dictionaryOf(items.map(textOf))

  const isKnown = (term: string) => widest.search(term, { limit: 1 }).length > 0
  const search = (query: string, suggest: boolean) => {
    const limit = Math.max(1, items.length)
    return indexes.flatMap((index) => index.search(query, { limit, suggest }) as number[])
  }

  return (query) => {
    const words = query.split(/\s+/).filter((word) => lettersOf(word) !== '')
    // A word that is nowhere, as 방법 or 어떻게, is no reason to find nothing.
    const terms = words.slice(0, MOST_WORDS).flatMap((word) => readingsOf(word, dictionary).map(termOfQuery).find(isKnown) ?? [])
    if (terms.length === 0) return []
    const all = search(terms.join(' '), false)
    const ids = new Set(all.length > 0 ? all : search(terms.join(' '), true))
    return [...ids].flatMap((id) => items[id] ?? [])
  }
}

// The encoder is given rather than chosen by name: FlexSearch's own take Hangul apart by NFKD. Terms come encoded already.
function makeIndex(): Index {
  return new Index({ tokenize: 'forward', encode: (terms) => terms.split(' ') })
}

function dictionaryOf(texts: readonly LookupText[]): Dictionary {
  const builder = createHaystackBuilder()
  for (const { name, words = '', text = '' } of texts) for (const field of [name, words, text]) builder.add(field, CAPTION)
  return makeDictionary(builder.build())
}

/** What a word may have been meant to be, the likeliest first. */
function readingsOf(raw: string, dictionary: Dictionary): string[] {
  const word = lettersOf(raw)
  const stems = stemsOf(word)
    .filter(({ whole }) => !whole)
    .map(({ text }) => text)
  const otherMode = inOtherMode(raw, true)
  const typos = [word, ...stems].flatMap((text) => findTypos(dictionary, text))
  return [word, ...stems, ...(otherMode === undefined ? [] : [otherMode]), ...typos, ...beginningsOf(word)]
}

/** The word without its ending, key by key: 가져와요 begins as 가져오기 does. */
function beginningsOf(word: string): string[] {
  if (![...word].every(isHangulSyllable)) return []
  const keys = [...word].map(keysOf).join('')
  const fewest = Math.max(FEWEST_KEYS, keysOf(word.charAt(0)).length + 2)
  return Array.from({ length: Math.max(0, keys.length - fewest) }, (_, less) => keys.slice(0, keys.length - 1 - less))
}
