import { setImmediate } from 'node:timers/promises'
import type { Suggestions } from '#shared/contract/search.ts'
import { findMatches } from '#shared/hangul/match-text.ts'
import { findNames, listNames, type NameList } from '#shared/hangul/name-list.ts'
import type { AlbumsService } from '../../albums/albums-service.ts'
import { keepUntilWritten } from '../../database/keep-until-written.ts'
import type { Db } from '../../database/open-database.ts'
import { IN_LIBRARY } from '../../library/photo-filter.ts'
import type { TagsService } from '../../tags/tags-service.ts'
import { createNearest, type Search } from './nearest.ts'
import { createRecentSearches } from './recent-searches.ts'
import { typedWords } from './typed-words.ts'

type Parts = {
  db: Db
  tags: Pick<TagsService, 'list'>
  albums: Pick<AlbumsService, 'list'>
  search: Search
}

type Year = Suggestions['years'][number]
type Named<Thing> = { things: readonly Thing[]; names: NameList }

export type SuggestService = ReturnType<typeof createSuggestService>

/** What stands below the search box: what a text may become, what was looked for before, and what is near where nothing was found. */
export function createSuggestService({ db, tags, albums, search }: Parts) {
  const recent = createRecentSearches(db)
  const nearest = createNearest({ db, tags, albums, search })
  const years = keepUntilWritten(db, () => countYears(db))
  const namedAlbums = keepUntilWritten(db, async () => named(await albums.list(), ({ name }) => name))

  async function findTags(words: readonly string[], limit: number): Promise<Suggestions['tags']> {
    const found = new Map<string, Suggestions['tags'][number]>()
    for (const word of words) for (const one of await tags.list(word.slice(0, 60), limit)) if (!found.has(one.tag)) found.set(one.tag, one)
    return [...found.values()].slice(0, limit)
  }

  async function look(words: readonly string[], limit: number): Promise<Omit<Suggestions, 'recent'>> {
    return {
      tags: await findTags(words, limit),
      years: pickYears(await years(), words).slice(0, limit),
      albums: pick(await namedAlbums(), words)
        .slice(0, limit)
        .map(({ albumId, name, count: photos }) => ({ albumId, name, count: photos })),
    }
  }

  return {
    async suggest(text: string, limit: number): Promise<Suggestions> {
      if (text.trim() === '') {
        const newest = (await years()).slice(0, limit)
        return { tags: await tags.list('', limit), years: newest, albums: [], recent: recent.list().slice(0, limit) }
      }
      const { words, otherMode } = typedWords(text)
      const found = await look(words, limit)
      const any = found.tags.length + found.years.length + found.albums.length > 0
      const wanted = text.trim()
      const before = recent.list().filter((one) => one !== wanted && findMatches(one, wanted, true).length > 0)
      return { ...(any || otherMode === undefined ? found : await look([otherMode], limit)), recent: before.slice(0, limit) }
    },
    remember: recent.remember,
    forget: recent.forget,
    nearest,
  }
}

function named<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): Named<Thing> {
  return { things, names: listNames(things.map(nameOf)) }
}

/** In the order of the list, those of the first word before those of the next. */
function pick<Thing>({ things, names }: Named<Thing>, words: readonly string[]): Thing[] {
  const found = new Set(words.flatMap((word) => findNames(names, word)))
  return [...found].flatMap((number) => things[number] ?? [])
}

/** By its first digits, whole or half-typed 년 behind them; 24 and 24년 are 2024 as well. */
function pickYears(years: readonly Year[], words: readonly string[]): Year[] {
  const digits = words.flatMap((word) => /^(\d{1,4})(?:ㄴ|녀|년도?)?$/.exec(word.normalize('NFC'))?.[1] ?? [])
  return years.filter(({ year }) => digits.some((some) => String(year).startsWith(some) || String(year).slice(2) === some))
}

/** Newest first. Goes from year to year in the list of the library, so that no look takes in more than one of them. */
async function countYears(db: Db): Promise<Year[]> {
  const newest = db
    .prepare(`SELECT taken_at FROM photos INDEXED BY photos_in_library WHERE ${IN_LIBRARY} AND taken_at < ? ORDER BY taken_at DESC LIMIT 1`)
    .pluck()
  const photos = db
    .prepare(`SELECT count(*) FROM photos INDEXED BY photos_in_library WHERE ${IN_LIBRARY} AND taken_at >= ? AND taken_at < ?`)
    .pluck()
  const years: Year[] = []
  for (let taken = newest.get('~'); typeof taken === 'string'; taken = newest.get(taken.slice(0, 4))) {
    const year = taken.slice(0, 4)
    years.push({ year: Number(year), count: Number(photos.get(year, `${year}~`)) })
    await setImmediate()
  }
  return years
}
