import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import type { Captioned } from '../../../src/main/core/search/caption-index.ts'
import { createCaptionReader } from '../../../src/main/core/search/caption-reader.ts'
import { createIndexCache } from '../../../src/main/core/search/index-cache.ts'
import { createSearchEngine } from '../../../src/main/core/search/search-engine.ts'
import { makePhoto } from './captions.ts'

export type EngineName = 'ours' | 'kept' | 'like' | 'minisearch' | 'flexsearch' | 'flexsearch-full'
/** A way to find photos. `change`: what has to happen after a photo was changed until it is found. */
export type Engine = { find(text: string, typing: boolean): Iterable<number>; change?(photo: Captioned): void }
type Library = { folder: string; photos: number }

export const ENGINES: Record<EngineName, (library: Library) => Engine | Promise<Engine>> = {
  ours: (library) => {
    rmSync(cacheOf(library), { force: true })
    return openOurs(library)
  },
  kept: openOurs,
  like: openLike,
  minisearch: openMiniSearch,
  flexsearch: (library) => openFlexSearch(library, 'strict'),
  'flexsearch-full': (library) => openFlexSearch(library, 'full'),
}

const cacheOf = ({ folder }: Library) => join(folder, 'captions.index')

/** As the search's thread does it. */
async function openOurs(library: Library): Promise<Engine> {
  const db = new Database(join(library.folder, 'library.db'), { readonly: true })
  const engine = createSearchEngine(createCaptionReader(db), createIndexCache(cacheOf(library)))
  await engine.start()
  return { find: (text, typing) => engine.find(text, typing).ids, change: () => {} }
}

/** Captions and tags in one column of a table that holds nothing else, in memory: as fast as LIKE can be. */
function openLike({ photos }: Library): Engine {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE captions (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  const insert = db.prepare('INSERT INTO captions VALUES (?, ?)')
  db.transaction(() => {
    for (const { id, caption, tags } of eachPhoto(photos)) insert.run(id, `${caption} ${tags.join(' ')}`)
  })()
  const select = db.prepare('SELECT id FROM captions WHERE text LIKE ?').pluck()
  return { find: (text) => select.all(`%${text}%`) as number[] }
}

function openMiniSearch({ photos }: Library): Engine {
  const index = new MiniSearch<{ id: number; caption: string; tags: string }>({ fields: ['caption', 'tags'] })
  const toDocument = ({ id, caption, tags }: Captioned) => ({ id, caption, tags: tags.join(' ') })
  for (const photo of eachPhoto(photos)) index.add(toDocument(photo))
  return {
    find: (text, typing) => index.search(text, { combineWith: 'AND', prefix: typing }).map(({ id }) => id as number),
    change: (photo) => index.replace(toDocument(photo)),
  }
}

function openFlexSearch({ photos }: Library, tokenize: 'strict' | 'full'): Engine {
  const index = new Index({ tokenize })
  for (const { id, caption, tags } of eachPhoto(photos)) index.add(id, `${caption} ${tags.join(' ')}`)
  return {
    find: (text) => index.search(text, { limit: photos }) as number[],
    change: ({ id, caption, tags }) => void index.update(id, `${caption} ${tags.join(' ')}`),
  }
}

function* eachPhoto(photos: number): Generator<Captioned> {
  for (let id = 1; id <= photos; id++) yield makePhoto(id)
}
