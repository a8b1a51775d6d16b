/** What a folder is called now. Neither ends in a separator; '' is the root of all paths. */
export type MovedFolder = { from: string; to: string }

/**
 * The folder that was moved or renamed, told by one file of it: what is left of its old and its new path without the folders at
 * the end that both have. Null where the two say nothing of a folder: the file was only renamed.
 */
export function findMovedFolder(oldPath: string, newPath: string): MovedFolder | null {
  let from = parentOf(oldPath)
  let to = parentOf(newPath)
  while (from !== to && from !== '' && to !== '' && nameOf(from) === nameOf(to)) {
    from = parentOf(from)
    to = parentOf(to)
  }
  return from === to ? null : { from, to }
}

/** Where a file of the folder is now; null for a file that is not in it. */
export function followMove(path: string, { from, to }: MovedFolder): string | null {
  const rest = path.slice(from.length)
  return path.startsWith(from) && /^[/\\]/.test(rest) ? to + rest : null
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, lastSeparator(path)))
}

function nameOf(path: string): string {
  return path.slice(lastSeparator(path) + 1)
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
}
