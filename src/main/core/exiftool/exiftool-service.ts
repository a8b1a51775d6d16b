import { stat, statfs } from 'node:fs/promises'
import { ExifTool, ExifToolTask } from 'exiftool-vendored'
import { AppError } from '#shared/errors/app-error.ts'

const MAX_PROCESSES = 2
const TASK_LIMIT_MS = 30_000
/** More than words and tags take. */
const SPARE_BYTES = 1024 ** 2

export type ExifToolService = ReturnType<typeof createExifToolService>

/** ExifTool in up to two processes of its own, started when first needed. For what nothing else can read, and for all writing. */
export function createExifToolService() {
  let tool: ExifTool | undefined
  let closed = false

  /** Answers with what it printed. Rejects with its own words, also where one of the files could not be written. */
  function run(args: readonly string[]): Promise<string> {
    if (closed) return Promise.reject(new Error('ExifTool is closed'))
    tool ??= new ExifTool({ maxProcs: MAX_PROCESSES, taskTimeoutMillis: TASK_LIMIT_MS })
    // Not tried again: a file that was half written is not the file that it was asked about.
    return tool.enqueueTask(() => new ArgumentsTask([...COMMON_ARGS, ...args], { ignoreMinorErrors: true }), false)
  }

  return {
    /**
     * Writes into `path` in place, without keeping the old content beside it. `path` must be one of our own naming: ExifTool takes
     * its arguments line by line. Rejects with DISK_FULL where there is no room for the new content.
     */
    async write(path: string, args: readonly string[]): Promise<void> {
      await run(['-overwrite_original', '-E', ...args, path]).catch(async (cause: unknown) => {
        throw (await hasRoomFor(path)) ? cause : new AppError('DISK_FULL', {}, { cause })
      })
    },
    /** Tags as `Group:Name`, as they print; `args` say which. Never rejects for a file without any. */
    async read(path: string, args: readonly string[]): Promise<Record<string, unknown>> {
      const [tags = {}] = JSON.parse((await run(['-json', '-G1', '-a', ...args, path])) || '[]') as Record<string, unknown>[]
      delete tags.SourceFile
      return tags
    },
    async close(): Promise<void> {
      closed = true
      await tool?.end(false)
    },
  }
}

// Windows would take a path for one in the system's old character set. IPTC that does not say its own is most often UTF-8.
const COMMON_ARGS = ['-charset', 'filename=utf8', '-charset', 'iptc=utf8']

/** ExifTool writes the new file beside the old one, and of a full disk it says no more than that it could not. */
async function hasRoomFor(path: string): Promise<boolean> {
  const [{ size }, { bavail, bsize }] = await Promise.all([stat(path), statfs(path)])
  return bavail * bsize > size + SPARE_BYTES
}

class ArgumentsTask extends ExifToolTask<string> {
  protected parse(output: string, error?: Error): string {
    if (error) throw error
    if (/weren't updated due to errors/.test(output)) throw new Error(output.trim())
    return output
  }
}

/** `-TAG=value`, whatever is in the value: line breaks and `&` reach ExifTool as entities, as `-E` reads them. Empty: takes the tag away. */
export function assign(tag: string, value: string | number): string {
  const escaped = String(value).replace(/[&\s]/g, (character) => (character === ' ' ? ' ' : `&#${character.codePointAt(0)};`))
  return `-${tag}=${escaped}`
}
