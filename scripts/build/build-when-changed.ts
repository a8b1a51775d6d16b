import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Build = {
  /** Files and folders that the result depends on. */
  inputs: readonly string[]
  outDir: string
  run(): Promise<void>
}

/** Runs a build unless its result is there, made from just these inputs. Answers whether it ran. */
export async function buildWhenChanged({ inputs, outDir, run }: Build): Promise<boolean> {
  const stamp = `${outDir}.hash`
  const wanted = await hashAll(inputs)
  if (existsSync(outDir) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return false
  await run()
  await writeFile(stamp, wanted)
  return true
}

async function hashAll(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const path of await filesOf(input))
      hash
        .update(`${path}\0`)
        .update(await readFile(path))
        .update('\0')
  }
  return hash.digest('hex')
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
