import { findMatches } from '#shared/hangul/match-text.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { Highlighted } from './highlighted.tsx'
import styles from './hit-tags.module.css'

const MOST_SHOWN = 2

type HitTagsProps = { tags: readonly string[]; caption: string; query: string; typing: boolean }

/** The tags in which something stands that is looked for and that the caption does not say, so that it can be seen why a photo was found. */
export function HitTags({ tags, caption, query, typing }: HitTagsProps) {
  const { search } = useMessages()
  if (query === '') return null
  const said = new Set(hitsIn(caption, query, typing))
  const hits = tags.filter((tag) => hitsIn(tag, query, typing).some((hit) => !said.has(hit)))
  return hits.slice(0, MOST_SHOWN).map((tag) => (
    <span key={tag} role="img" className={styles.tag} aria-label={search.hitTag(tag)}>
      #<Highlighted text={tag} query={query} typing={typing} room={tag.length} />
    </span>
  ))
}

function hitsIn(text: string, query: string, typing: boolean): string[] {
  return findMatches(text, query, typing).map(({ start, end }) => text.slice(start, end).normalize('NFC'))
}
