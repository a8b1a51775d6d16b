import { useQuery } from '@tanstack/react-query'
import { Bookmark, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedSearch } from '#shared/contract/search.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { PointMenu } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { AlbumNameForm } from '../albums/album-name-form.tsx'
import railStyles from '../albums/rail-albums.module.css'
import { filterStore } from '../filters/filter-store.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import styles from './saved-search-links.module.css'
import { useSearchQuery } from './search-store.ts'
import { useOpenSavedSearch, useSavedSearchEdits, useSavedSearches } from './use-saved-searches.ts'

/** In the rail, below the albums: searches with a name, which fill themselves. Nothing while there are none. */
export function SavedSearchLinks() {
  const { search } = useMessages()
  const { data } = useSavedSearches()
  if (!data || data.length === 0) return null
  return (
    <nav aria-label={search.savedSearches} className={railStyles.section}>
      <div className={railStyles.head}>
        <h2>{search.savedSearches}</h2>
      </div>
      <ul className={railStyles.list}>
        {data.map((saved) => (
          <Entry key={saved.searchId} saved={saved} />
        ))}
      </ul>
    </nav>
  )
}

function Entry({ saved }: { saved: SavedSearch }) {
  const { search, filters, albums } = useMessages()
  const openSearch = useOpenSavedSearch()
  const { rename, remove } = useSavedSearchEdits()
  const current = useIsOpen(saved)
  const count = useCount(saved)
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  const [renaming, setRenaming] = useState(false)

  if (renaming) {
    const save = async (name: string) => {
      await rename(saved, name)
      setRenaming(false)
    }
    return (
      <li className={railStyles.naming}>
        <AlbumNameForm
          name={saved.name}
          label={search.saveName}
          placeholder={search.saveNamePlaceholder}
          action={search.rename}
          onSave={save}
          onCancel={() => setRenaming(false)}
        />
      </li>
    )
  }
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={`${railStyles.entry} ${styles.entry}`}
        title={count === undefined ? saved.name : albums.entry(saved.name, count)}
        {...(current && { 'aria-current': 'page' as const })}
        onClick={() => openSearch(saved)}
        onContextMenu={(event) => {
          event.preventDefault()
          setMenu({ x: event.clientX, y: event.clientY })
        }}
      >
        <span className={railStyles.picture}>
          <Bookmark size={18} aria-hidden />
        </span>
        <span className={railStyles.name}>{saved.name}</span>
        {count !== undefined && <span className={railStyles.count}>{filters.count(count)}</span>}
      </button>
      <button
        type="button"
        aria-label={search.savedMore(saved.name)}
        title={search.savedMore(saved.name)}
        aria-haspopup="menu"
        className={styles.more}
        onClick={({ currentTarget }) => {
          const { right, bottom } = currentTarget.getBoundingClientRect()
          setMenu({ x: right, y: bottom })
        }}
      >
        <MoreHorizontal size={16} aria-hidden />
      </button>
      {menu && (
        <PointMenu
          at={menu}
          title={saved.name}
          items={[
            { label: search.rename, icon: <Pencil size={18} />, run: () => setRenaming(true) },
            { label: search.remove, icon: <Trash2 size={18} />, run: () => void remove(saved) },
          ]}
          onClose={() => setMenu(null)}
        />
      )}
    </li>
  )
}

/** Whether what the library shows is just what was saved. */
function useIsOpen({ text, filter }: SavedSearch): boolean {
  const query = useSearchQuery()
  const place = useLibraryPlace()
  const chosen = useStore(filterStore)
  const shown = Object.entries({ ...chosen, ...place.filter })
  const asked = new Map(Object.entries(filter))
  const same = shown.length === asked.size && shown.every(([part, value]) => JSON.stringify(asked.get(part)) === JSON.stringify(value))
  return query.text === text && same
}

/** How many photos it finds now; undefined until that is known. */
function useCount({ text, filter }: SavedSearch): number | undefined {
  const { data } = useQuery({
    queryKey: queryKey.savedSearchCount(text, filter),
    queryFn: async ({ signal }) => (await client.photos.index({ text, filter, limit: 1 }, { signal })).total,
  })
  return data
}
