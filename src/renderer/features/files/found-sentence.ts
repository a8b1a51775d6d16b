import type { Messages } from '#shared/messages/index.ts'

/** A look at all files that this window began: whether the customer asked for it, and how many were missing before. */
export type FileCheck = { by: 'asked' | 'itself'; missingBefore: number }

type FilesChecked = { found: number; missing: number }

/** What a search for files came to: how many were found, how many are still gone. */
export function sayLocated({ found, missing }: FilesChecked, files: Messages['files']): string {
  const main = found > 0 ? files.located(found) : files.locatedNone
  return missing > 0 ? `${main} ${files.stillMissing(missing)}` : main
}

/** What a look at all files came to, against what was missing before. */
export function sayChecked({ missing }: FilesChecked, before: FileCheck | undefined, files: Messages['files']): string {
  const back = before ? before.missingBefore - missing : 0
  if (back > 0) return sayLocated({ found: back, missing }, files)
  return missing > 0 ? files.goneNow(missing) : files.allThere
}

/** Whether a check's result is worth a line: it was asked for, or something is different. What the core checks by itself is not. */
export function isWorthTelling(check: FileCheck | undefined, missing: number): boolean {
  return check !== undefined && (check.by === 'asked' || check.missingBefore !== missing)
}
