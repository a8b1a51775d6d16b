import type { LookupText } from '#shared/lookup/create-lookup.ts'
import type { Messages } from '#shared/messages/index.ts'

type Help = Messages['help']
export type GroupId = keyof Help['groups']
export type TopicId = keyof Help['topics']
export type ShortcutsId = keyof Help['shortcuts']

/** One thing that the help answers: in words, or as a table of keys. */
export type HelpEntry = { kind: 'topic'; id: TopicId; group: GroupId } | { kind: 'shortcuts'; id: ShortcutsId; group: GroupId }

const TOPICS: Record<Exclude<GroupId, 'keys'>, readonly TopicId[]> = {
  import: ['importPhotos', 'memoryCard', 'originals', 'duplicates', 'formats', 'unreadable', 'importStopped', 'missing'],
  find: ['search', 'searchTricks', 'savedSearches', 'filters', 'timeline'],
  edit: ['select', 'describe', 'tidyTags', 'favorites', 'dates', 'undo', 'remove', 'similar'],
  albums: ['makeAlbum', 'editAlbum'],
  view: ['viewer', 'info', 'gridSize'],
  keep: ['export', 'sidecars', 'backup', 'restore', 'damaged'],
  order: ['placeOrder', 'paperFit', 'quality', 'sending', 'cancelOrder', 'orderState', 'privacy'],
}
const SHORTCUTS: readonly ShortcutsId[] = ['anywhere', 'library', 'viewer', 'similar', 'order', 'crop']

/** In the order in which they are read. */
export const GROUPS: readonly GroupId[] = ['import', 'find', 'edit', 'albums', 'view', 'keep', 'order', 'keys']

export const ENTRIES: readonly HelpEntry[] = [
  ...Object.entries(TOPICS).flatMap(([group, ids]) => ids.map((id) => ({ kind: 'topic' as const, id, group: group as GroupId }))),
  ...SHORTCUTS.map((id) => ({ kind: 'shortcuts' as const, id, group: 'keys' as const })),
]

/** What an entry is found by. */
export function textOfEntry(entry: HelpEntry, help: Help): LookupText {
  const { words } = entry.kind === 'topic' ? help.topics[entry.id] : help.shortcuts[entry.id]
  return { name: titleOf(entry, help), words: `${words} ${help.groups[entry.group]}`, text: bodyOf(entry, help).join(' ') }
}

export function titleOf(entry: HelpEntry, help: Help): string {
  return entry.kind === 'topic' ? help.topics[entry.id].title : help.shortcuts[entry.id].title
}

function bodyOf(entry: HelpEntry, help: Help): string[] {
  if (entry.kind === 'shortcuts') return help.shortcuts[entry.id].rows.flat()
  const { text, steps = [] } = help.topics[entry.id]
  return [...text, ...steps]
}
