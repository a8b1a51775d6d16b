import { randomUUID } from 'node:crypto'
import { chmod, constants, copyFile, open, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import { renameWithPatience } from '../files/rename-with-patience.ts'
import { numberedName } from './file-name.ts'

export type Folder = ReturnType<typeof createFolder>

/** A folder that copies are put into under names that are free. */
export function createFolder(folder: string) {
  /** By the name in small letters: where to go on counting, so that ten thousand of one name don't try each other's. */
  const nextNumbers = new Map<string, number>()

  /** Takes a name by an empty file, which nobody else can do at the same time, on file systems without links too. */
  async function claim(name: string): Promise<string> {
    const key = name.toLowerCase()
    for (let number = nextNumbers.get(key) ?? 1; ; number++) {
      nextNumbers.set(key, number + 1)
      const path = join(folder, numberedName(name, number))
      const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
        return null
      })
      if (!file) continue
      await file.close()
      return path
    }
  }

  return {
    path: folder,
    /**
     * Puts a copy of `source` there, whole or not at all, and answers with its path. It bears the time of `takenAt`, by which other
     * programs sort. Throws FOLDER_READ_ONLY, PATH_NOT_FOUND (the folder has gone) and what reading `source` throws.
     */
    async publish(source: string, name: string, takenAt: Date, signal: AbortSignal): Promise<string> {
      const part = join(folder, `.${randomUUID()}.part`)
      try {
        await copyFile(source, part, constants.COPYFILE_EXCL)
        // What comes from a card or a disc may be read-only, and then can't be renamed on Windows.
        await chmod(part, 0o644)
        await flush(part)
        // Some file systems begin in 1970 or 1980.
        await utimes(part, new Date(), takenAt).catch(() => {})
        signal.throwIfAborted()
        const path = await claim(name)
        await renameWithPatience(part, path).catch(async (error: unknown) => {
          await rm(path, { force: true })
          throw error
        })
        return path
      } catch (error) {
        await rm(part, { force: true }).catch(() => {})
        throw signal.aborted ? error : await explain(error, folder)
      }
    },
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Throws FOLDER_READ_ONLY or PATH_NOT_FOUND where nothing can be put into a folder. */
export async function requireWritableFolder(folder: string): Promise<void> {
  const probe = join(folder, `.${randomUUID()}.part`)
  try {
    await (await open(probe, 'wx')).close()
  } catch (error) {
    throw explainFolder(error, folder) ?? error
  }
  await rm(probe, { force: true })
}

/** Whose fault it is that nothing could be copied: the folder's, or else that of the file that was to be read. */
async function explain(error: unknown, folder: string): Promise<unknown> {
  return requireWritableFolder(folder).then(
    () => error,
    (fault: unknown) => fault,
  )
}

function explainFolder(error: unknown, path: string): AppError | null {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new AppError('FOLDER_READ_ONLY', { path }, { cause: error })
  if (['ENOENT', 'ENOTDIR', 'EINVAL', 'ENAMETOOLONG'].includes(code)) return new AppError('PATH_NOT_FOUND', { path }, { cause: error })
  return null
}
