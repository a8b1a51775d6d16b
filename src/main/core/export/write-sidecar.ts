import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ExifToolService } from '../exiftool/exiftool-service.ts'
import { isThere } from '../files/is-there.ts'
import { writeFileWhole } from '../files/write-file-whole.ts'
import type { DecoderPool } from '../imaging/decoder-pool.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import { correctedDate } from './corrected-date.ts'
import { addedWords, sidecarWords, type Words } from './metadata-arguments.ts'
import type { WorkFolder } from './work-folder.ts'

/** XMP with nothing in it yet. */
export const EMPTY_SIDECAR =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>\n'

type Parts = { exiftool: ExifToolService; workFolder: WorkFolder; decoder: Pick<DecoderPool, 'run'> }

/**
 * Writes a photo's words into the sidecar that is there, which keeps all else it holds, also words of which this library says
 * nothing: another program may have written them since. Else into a new `name.jpg.xmp`. Answers whether there was anything to write.
 * The photo's own file is not touched. Throws UnreadablePhoto and what the file system throws.
 */
export function createSidecarWriter({ exiftool, workFolder, decoder }: Parts) {
  /** The last of those that write for one stem: two RAW files may share a sidecar, and two jobs a photo. */
  const turns = new Map<string, Promise<unknown>>()

  async function inTurn<Result>(photoPath: string, work: () => Promise<Result>): Promise<Result> {
    const stem = stemOf(photoPath)
    const mine = (turns.get(stem) ?? Promise.resolve()).then(work)
    const ended = mine.catch(() => {})
    turns.set(stem, ended)
    try {
      return await mine
    } finally {
      if (turns.get(stem) === ended) turns.delete(stem)
    }
  }

  async function write(photo: StoredPhoto): Promise<boolean> {
    // An unplugged drive's folder may be there, and nobody would look for a sidecar in it.
    if (!(await isThere(photo.path))) throw new UnreadablePhoto('FILE_GONE')
    const { takenAt } = await decoder.run({ kind: 'date', path: photo.path })
    const words = { ...photo, correctedAt: correctedDate(photo, takenAt) }
    if (isWordless(words)) return false
    const { path, exists } = await findSidecar(photo)
    return await workFolder.use(async (work) => {
      const file = join(work, 'words.xmp')
      await writeFile(file, exists ? await readFile(path) : EMPTY_SIDECAR)
      await runExifTool(exiftool, file, exists ? addedWords(words) : sidecarWords(words))
      await writeFileWhole(path, await readFile(file), exists ? (await stat(path)).mode & 0o777 : 0o644)
      return true
    })
  }

  return (photo: StoredPhoto): Promise<boolean> => inTurn(photo.path, () => write(photo))
}

/** Answers whether there were words. Throws UnreadablePhoto DAMAGED where the file is no XMP. */
export async function writeWords(file: string, words: Words, exiftool: ExifToolService): Promise<boolean> {
  await runExifTool(exiftool, file, sidecarWords(words))
  return !isWordless(words)
}

async function runExifTool(exiftool: ExifToolService, file: string, args: readonly string[]): Promise<void> {
  await exiftool.write(file, args).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : new UnreadablePhoto('DAMAGED', { cause })
  })
}

function isWordless({ caption, tags, rating, correctedAt }: Words): boolean {
  return caption === '' && tags.length === 0 && rating === 0 && correctedAt === null
}

/** Lightroom's `name.xmp` where that is this photo's and no other's; else `name.jpg.xmp`, which can't be taken for another's. */
async function findSidecar({ path: photoPath, format }: StoredPhoto): Promise<{ path: string; exists: boolean }> {
  const { dir, name } = parse(photoPath)
  const own = `${photoPath}.xmp`
  const shared = [join(dir, `${name}.xmp`), join(dir, `${name}.XMP`)]
  for (const path of [own, `${photoPath}.XMP`, ...shared]) {
    if (!(await isThere(path))) continue
    if (!shared.includes(path) || format === 'raw' || (await standsAlone(photoPath))) return { path, exists: true }
  }
  return { path: own, exists: false }
}

/** Whether no other file than a sidecar has its name but for the ending: what is said in `name.xmp` may be said of that one. */
async function standsAlone(photoPath: string): Promise<boolean> {
  const { dir, base } = parse(photoPath)
  const stem = stemOf(photoPath)
  const names = await readdir(dir)
  return !names.some((name) => sameCase(name) !== sameCase(base) && !/\.xmp$/i.test(name) && stemOf(join(dir, name)) === stem)
}

/** Folder and name without the ending, as one of the file systems that make no difference would compare it. */
function stemOf(path: string): string {
  const { dir, name } = parse(path)
  return sameCase(join(dir, name))
}

const sameCase = (text: string) => text.normalize('NFC').toLowerCase()
