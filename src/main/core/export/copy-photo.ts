import { chmod, copyFile, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import type { ExportOptions } from '#shared/contract/library.ts'
import type { ExifToolService } from '../exiftool/exiftool-service.ts'
import { isUnchanged } from '../files/is-unchanged.ts'
import type { DecoderPool } from '../imaging/decoder-pool.ts'
import type { StoredPhoto } from '../library/photo-row.ts'
import { carryMetadata, removeMetadata, removePlace, writeInside } from './change-metadata.ts'
import { correctedDate } from './corrected-date.ts'
import type { Words } from './metadata-arguments.ts'
import { type CopyPlan, planCopy, planNewPixels } from './plan-copy.ts'
import type { Folder } from './publish-file.ts'
import type { WorkFolder } from './work-folder.ts'
import { EMPTY_SIDECAR, writeWords } from './write-sidecar.ts'

type Parts = { decoder: DecoderPool; exiftool: ExifToolService; workFolder: WorkFolder; folder: Folder; signal: AbortSignal }
/** A finished copy in the work folder, and what it is to be called. */
type Made = { file: string; fileName: string; wordsBeside: boolean }

/** Makes one copy. Throws UnreadablePhoto where it can't be made as it was asked for, and an AppError where the folder is to blame. */
export async function copyPhoto(photo: StoredPhoto, options: ExportOptions, parts: Parts): Promise<void> {
  await requireSameContent(photo, parts)
  const { folder, signal, workFolder, exiftool } = parts
  const plan = planCopy(photo, options)
  const takenAt = new Date(photo.takenAt)
  if (isPlainCopy(plan)) {
    await folder.publish(photo.path, plan.fileName, takenAt, signal)
    return
  }
  const words = await wordsFor(photo, plan, parts)
  await workFolder.use(async (work) => {
    const made = await makeFile(photo, words, plan, parts, work).catch((error: unknown) => {
      const bare = planNewPixels(photo, options)
      if (!bare || signal.aborted || !(error instanceof UnreadablePhoto)) throw error
      return makeFile(photo, words, bare, parts, work)
    })
    const path = await folder.publish(made.file, made.fileName, takenAt, signal)
    if (!made.wordsBeside) return
    const sidecar = join(work, 'words.xmp')
    await writeFile(sidecar, EMPTY_SIDECAR)
    if (await writeWords(sidecar, words, exiftool)) await folder.publish(sidecar, `${basename(path)}.xmp`, takenAt, signal)
  })
}

function isPlainCopy({ encode, metadata, words }: CopyPlan): boolean {
  return encode === null && metadata === 'keep' && words === 'none'
}

/** A file that was written to since is another photo. */
async function requireSameContent(photo: StoredPhoto, { decoder, signal }: Parts): Promise<void> {
  if (await isUnchanged(photo)) return
  const { sha256 } = await decoder.run({ kind: 'hash', path: photo.path }, { urgent: true, signal })
  if (sha256 !== photo.sha256) throw new UnreadablePhoto('FILE_GONE')
}

/** Who wants nothing of what the camera wrote, wants no date either. */
async function wordsFor(photo: StoredPhoto, { metadata, words }: CopyPlan, { decoder, signal }: Parts): Promise<Words> {
  if (metadata === 'none' || words === 'none') return { ...photo, correctedAt: null }
  const { takenAt } = await decoder.run({ kind: 'date', path: photo.path }, { urgent: true, signal })
  return { ...photo, correctedAt: correctedDate(photo, takenAt) }
}

async function makeFile(
  photo: StoredPhoto,
  words: Words,
  plan: CopyPlan,
  { decoder, exiftool, signal }: Parts,
  work: string,
): Promise<Made> {
  const { fileName, encode, metadata } = plan
  const file = join(work, `copy${extname(fileName)}`)
  if (encode === null) {
    await copyFile(photo.path, file)
    await chmod(file, 0o644)
  } else {
    const picture = await decoder.run({ kind: 'export', path: photo.path, target: file, ...encode }, { urgent: true, signal })
    if (metadata !== 'none') await carryMetadata(photo.path, picture, file, { exiftool, work })
  }
  const inside = plan.words === 'inside' ? words : null
  if (metadata === 'none') await removeMetadata(file, exiftool)
  // Damaged metadata can't be written into; the picture is whole, and so are the words beside it.
  const isInside =
    metadata === 'no-place' ? await removePlace(file, inside, exiftool) : inside !== null && (await writeInside(file, inside, exiftool))
  return { file, fileName, wordsBeside: plan.words !== 'none' && !isInside }
}
