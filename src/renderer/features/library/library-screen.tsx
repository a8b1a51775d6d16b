import { useSettings } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useSearchQuery } from '../search/search-store.ts'
import { EmptyLibrary } from './empty-library.tsx'
import styles from './library-screen.module.css'
import { LibraryTopBar } from './library-top-bar.tsx'
import { NothingFound } from './nothing-found.tsx'
import { PhotoGrid } from './photo-grid.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { selectionStore } from './selection-store.ts'
import { usePhotoList } from './use-photo-list.ts'

export function LibraryScreen() {
  const { search } = useMessages()
  const query = useSearchQuery()
  const list = usePhotoList(query)
  const selection = useStore(selectionStore)
  const { data: settings } = useSettings()

  if (list.error && list.photos.length === 0) return <LoadFailed error={list.error} onRetry={list.retry} />
  if (list.total === undefined) return null
  if (list.total === 0 && list.text === '' && query.text === '') return <EmptyLibrary />
  return (
    <div className={styles.screen}>
      <LibraryTopBar hits={query.text !== '' && list.text !== '' ? list.total : undefined} />
      {list.corrected !== undefined && (
        <p role="status" className={styles.corrected}>
          {search.corrected(list.corrected)}
        </p>
      )}
      {list.total === 0 ? (
        <NothingFound text={list.text} />
      ) : (
        <PhotoGrid list={list} selection={selection} size={settings?.gridSize ?? 'medium'} />
      )}
      {selection.photos.size > 0 && <SelectionBar photos={[...selection.photos.values()]} />}
    </div>
  )
}
