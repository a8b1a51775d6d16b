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
  /** What is wrong with the file as it stands; empty where it is the one in force. */
  problem(): string
  /** Puts this one in force and in the file; what stood there and could not be used is kept beside it. Throws where it is not in force then. */
  replace(catalogue: Catalogue): void
}

/** Told of each catalogue that comes into force, with the text of its file; of the first one too. Where it throws it is told again. */
export type OnTaken = (taken: { text: string; version: string }) => void

type Paths = { file: string; lastGood: string; template: string }
type Loaded = { catalogue: Catalogue; etag: string; text: string }
type Loading = Loaded | { problem: string }

/**
 * The catalogue that the studio's owner edits. An edit that can't be used is explained in the log, and the last good one
 * stays, also over a restart. Throws where there is no good one at all.
 */
export function openCatalogueFile(paths: Paths, log: Log, onTaken: OnTaken = () => undefined): CatalogueFile {
  if (!existsSync(paths.file)) copyFileSync(paths.template, paths.file)
  /** Of the file as it was when all that follows from it was done. */
  let seen = fingerprint(paths.file)
  const first = load(paths, log)
  let problem = 'problem' in first ? first.problem : ''
  let loaded = 'problem' in first ? loadLastGood(paths) : first
  /** The catalogue that could not be remembered, since saying so once is enough. */
  let unkept = ''
  if (!keep()) seen = ''

  function look(): Loaded {
    const now = fingerprint(paths.file)
    if (now === seen) return loaded
    const next = load(paths, log)
    problem = 'problem' in next ? next.problem : ''
    const isNew = !('problem' in next) && next.etag !== loaded.etag
    if (isNew) {
      loaded = next
      log.info(`새 상품표를 읽었어요. (${loaded.catalogue.version})`)
    }
    // What failed is done at the next look.
    if (problem !== '' || keep()) seen = now
    return loaded
  }

  /** Remembers what is in force. Prices hold whether or not they can be remembered: answers with whether they were. */
  function keep(): boolean {
    try {
      if (problem === '') writeFileWhole(paths.lastGood, loaded.text)
      onTaken({ text: loaded.text, version: loaded.catalogue.version })
      return true
    } catch (error) {
      if (unkept !== loaded.etag) log.error('상품표의 지난 기록을 남기지 못했어요. 디스크에 빈 공간이 있는지 확인해 주세요.', error)
      unkept = loaded.etag
      return false
    }
  }

  function findProblem(): string {
    look()
    return problem
  }

  function replace(catalogue: Catalogue): void {
    look()
    if (problem !== '' && existsSync(paths.file)) copyFileSync(paths.file, `${paths.file}.unread`)
    const text = `${JSON.stringify(catalogue, null, 2)}\n`
    try {
      writeFileWhole(paths.file, text)
    } catch (error) {
      // It may have got its name before something failed: what is in force then is this one.
      if (look().text !== text) throw error
      log.error('상품표를 저장했지만 디스크가 바로 적지 못했어요. 디스크를 확인해 주세요.', error)
    }
    if (look().text !== text) throw new Error('another catalogue was saved at the same moment')
  }

  return { current: () => look().catalogue, etag: () => look().etag, problem: findProblem, replace }
}

function loadLastGood(paths: Paths): Loaded {
  const loaded = existsSync(paths.lastGood) ? parse(readFileSync(paths.lastGood, 'utf8')) : undefined
  if (!loaded || 'problem' in loaded) throw new Error(`쓸 수 있는 상품표가 없어요. '${paths.file}' 파일을 고쳐 주세요.`)
  return loaded
}

function load(paths: Paths, log: Log): Loading {
  let text: string
  try {
    // Some editors on Windows put a mark before the text that nobody sees.
    text = readFileSync(paths.file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    log.warn(`상품표 파일이 없거나 열리지 않아 이전 상품표를 계속 써요. '${paths.file}' 파일을 확인해 주세요.`)
    return { problem: '파일이 없거나 열리지 않아요.' }
  }
  const result = parse(text)
  if ('problem' in result) {
    log.warn(`고친 상품표에 문제가 있어 이전 상품표를 계속 써요. '${paths.file}' 파일을 확인해 주세요.\n${result.problem}`)
  }
  return result
}

function parse(text: string): Loading {
  const reading = readCatalogue(text)
  if ('problem' in reading) return reading
  return { catalogue: reading.catalogue, text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` }
}

function fingerprint(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : ''
}
