import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { writeFileWhole } from '../files/durable-files.ts'
import type { Log } from '../log.ts'
import { readCatalogue } from './explain-catalogue.ts'

export type CatalogueFile = {
  /** The catalogue as it is now. Looks at the file first, which costs one `stat` where nothing has changed. */
  current(): Catalogue
  /** Changes with the content, also where its author forgot to raise the version. */
  etag(): string
}

type Paths = { file: string; lastGood: string; template: string }
type Loaded = { catalogue: Catalogue; etag: string }

/**
 * The catalogue that the studio's owner edits. An edit that can't be used is explained in the log, and the last good one
 * stays, also over a restart. Throws where there is no good one at all.
 */
export function openCatalogueFile(paths: Paths, log: Log): CatalogueFile {
  if (!existsSync(paths.file)) copyFileSync(paths.template, paths.file)
  let seen = fingerprint(paths.file)
  let loaded = loadFirst(paths, log)

  function look(): Loaded {
    const now = fingerprint(paths.file)
    if (now === seen) return loaded
    seen = now
    const next = load(paths, log)
    if (!next || next.etag === loaded.etag) return loaded
    loaded = next
    log.info(`새 상품표를 읽었어요. (${loaded.catalogue.version})`)
    return loaded
  }
  return { current: () => look().catalogue, etag: () => look().etag }
}

function loadFirst(paths: Paths, log: Log): Loaded {
  const loaded = load(paths, log) ?? (existsSync(paths.lastGood) ? parse(readFileSync(paths.lastGood, 'utf8')) : undefined)
  if (!loaded || 'problem' in loaded) throw new Error(`쓸 수 있는 상품표가 없어요. '${paths.file}' 파일을 고쳐 주세요.`)
  return loaded
}

function load(paths: Paths, log: Log): Loaded | undefined {
  let text: string
  try {
    // Some editors on Windows put a mark before the text that nobody sees.
    text = readFileSync(paths.file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    log.warn(`상품표 파일이 없거나 열리지 않아 이전 상품표를 계속 써요. '${paths.file}' 파일을 확인해 주세요.`)
    return undefined
  }
  const result = parse(text)
  if ('problem' in result) {
    log.warn(`고친 상품표에 문제가 있어 이전 상품표를 계속 써요. '${paths.file}' 파일을 확인해 주세요.\n${result.problem}`)
    return undefined
  }
  writeFileWhole(paths.lastGood, text)
  return result
}

function parse(text: string): Loaded | { problem: string } {
  const reading = readCatalogue(text)
  if ('problem' in reading) return reading
  return { catalogue: reading.catalogue, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` }
}

function fingerprint(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : ''
}
