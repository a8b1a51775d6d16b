import type { SkipReason } from '#shared/contract/library.ts'
import type { SkippedFiles } from './job-outcome.ts'

export type SkippedGroup = { reason: SkipReason; paths: readonly string[] }

/** Files that were left out, by reason, the most frequent first. */
export function groupSkipped(files: SkippedFiles): SkippedGroup[] {
  const groups = Map.groupBy(files, ({ reason }) => reason)
  return [...groups]
    .map(([reason, members]) => ({ reason, paths: members.map(({ path }) => path) }))
    .sort((a, b) => b.paths.length - a.paths.length)
}

/** The groups as plain text, for a letter or a search. */
export function listSkipped(groups: readonly SkippedGroup[], reasons: Readonly<Record<SkipReason, string>>): string {
  return groups.map(({ reason, paths }) => [reasons[reason], ...paths].join('\n')).join('\n\n')
}
