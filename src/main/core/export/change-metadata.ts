import { copyFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { UnreadablePhoto } from '#imaging/unreadable-photo.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ExifToolService } from '../exiftool/exiftool-service.ts'
import type { ExportAnswer } from '../imaging/decoder-messages.ts'
import {
  carryFrom,
  insideWords,
  METADATA_TAGS,
  PLACE_TAGS,
  tellingTags,
  WITHOUT_METADATA,
  WITHOUT_NOTES,
  WITHOUT_PLACE,
  type Words,
  withoutPlaceTags,
} from './metadata-arguments.ts'

/** All of these change a file of our own, never a customer's. A full disk is DISK_FULL; ExifTool's own trouble is told otherwise. */
const unlessDiskFull = (error: unknown): void => {
  if (error instanceof AppError) throw error
}

/** Gives new pixels what the original's file says of them. Metadata that can't be read is no reason not to have the picture. */
export async function carryMetadata(
  original: string,
  picture: ExportAnswer,
  file: string,
  { exiftool, work }: { exiftool: ExifToolService; work: string },
): Promise<void> {
  let source = original
  // A line break would end ExifTool's argument, and it fills in what follows a percent sign.
  if (/[%\p{Cc}]/u.test(source)) {
    source = join(work, `source${/^\.\w+$/.exec(extname(original))?.[0] ?? ''}`)
    await copyFile(original, source)
  }
  await exiftool.write(file, carryFrom(source, picture)).catch(unlessDiskFull)
}

/**
 * Takes out what is found of the place by name, and writes `words`, where given, in the same go: ExifTool goes through thousands of
 * tags to take out the whole group, which is left for what can't be named. Answers whether the words could be written. Throws
 * UnreadablePhoto where something of the place would be left.
 */
export async function removePlace(file: string, words: Words | null, exiftool: ExifToolService): Promise<boolean> {
  const readPlace = async () => Object.keys(await exiftool.read(file, PLACE_TAGS))
  const inside = words ? insideWords(words) : []
  try {
    const isWritten = await tryToWrite(file, [...withoutPlaceTags(await readPlace()), ...inside], exiftool)
    const hasWords = isWritten && words !== null
    if (isWritten && (await readPlace()).length === 0) return hasWords
    for (const args of [WITHOUT_PLACE, WITHOUT_NOTES]) {
      await exiftool.write(file, args)
      if ((await readPlace()).length === 0) return hasWords
    }
  } catch (error) {
    unlessDiskFull(error)
  }
  throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
}

/** Throws UnreadablePhoto where something that tells of a person would be left. */
export async function removeMetadata(file: string, exiftool: ExifToolService): Promise<void> {
  try {
    await exiftool.write(file, WITHOUT_METADATA)
    if (tellingTags(await exiftool.read(file, METADATA_TAGS)).length === 0) return
  } catch (error) {
    unlessDiskFull(error)
  }
  throw new UnreadablePhoto('FORMAT_NOT_SUPPORTED')
}

/** Answers whether it could be done; the file is as before where not. */
export function writeInside(file: string, words: Words, exiftool: ExifToolService): Promise<boolean> {
  return tryToWrite(file, insideWords(words), exiftool)
}

async function tryToWrite(file: string, args: readonly string[], exiftool: ExifToolService): Promise<boolean> {
  try {
    await exiftool.write(file, args)
    return true
  } catch (error) {
    unlessDiskFull(error)
    return false
  }
}
