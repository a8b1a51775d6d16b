import { stat } from 'node:fs/promises'

/** Whether a file stands where it was and has not been written to since: told by its size and time, without reading it. */
export async function isUnchanged(file: { path: string; bytes: number; modifiedMs: number }): Promise<boolean> {
  const info = await stat(file.path).catch(() => null)
  return info !== null && info.size === file.bytes && Math.round(info.mtimeMs) === file.modifiedMs
}
