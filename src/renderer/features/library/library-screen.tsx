import { useSettings } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { LoadFailed } from '../../ui/load-failed.tsx'
import { EmptyPlace } from '../albums/empty-place.tsx'
import { PlaceHeader } from '../albums/place-header.tsx'
import { useUndoKeys } from '../edits/use-undo.ts'
import { FilterChips } from '../filters/filter-chips.tsx'
import { filterStore } from '../filters/filter-store.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { CorrectionNote } from '../search/correction-note.tsx'
import { NothingFound, NothingLeft } from '../search/nothing-found.tsx'
import { EmptyLibrary } from './empty-library.tsx'
import styles from './library-screen.module.css'
import { LibraryTopBar } from './library-top-bar.tsx'
import { type PhotoIndex, useLibraryView, usePhotoIndex } from './library-view.ts'
import { PhotoDialogs } from './photo-dialogs.tsx'
import { PhotoGrid } from './photo-grid.tsx'
import { selectAll } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { selectionStore } from './selection-store.ts'
import { usePhotoActions } from './use-photo-actions.ts'
import { useWhenWhole } from './use-when-whole.ts'

export function LibraryScreen() {
  const view = useLibraryView()
  const index = usePhotoIndex(view)
  const place = useLibraryPlace()
  const selection = useStore(selectionStore)
  const narrowed = Object.keys(useStore(filterStore)).length > 0
  const { data: settings } = useSettings()
  const actions = usePhotoActions()
  const whenWhole = useWhenWhole(index)
  const chooseAll = () => whenWhole((ids) => selectionStore.set(selectAll(ids)))
  useUndoKeys()

  if (index.error && !index.loaded) return <LoadFailed error={index.error} onRetry={index.retry} />
  if (!index.loaded) return null
  const empty = index.total === 0
  if (empty && place.kind === 'all' && view.text === '' && !narrowed && isOfAll(index)) return <EmptyLibrary />
  return (
    <div className={styles.screen}>
      <LibraryTopBar hits={view.text !== '' && index.text !== '' ? index.total : undefined} corrected={index.corrected !== undefined} />
      <PlaceHeader />
      <FilterChips />
      <CorrectionNote corrected={index.corrected} />
      {empty ? (
        <Nothing index={index} />
      ) : (
        <PhotoGrid index={index} selection={selection} size={settings?.gridSize ?? 'medium'} chooseAll={chooseAll} actions={actions} />
      )}
      {selection.ids.size > 0 && <SelectionBar selected={selection.ids} chooseAll={chooseAll} actions={actions} />}
      <PhotoDialogs />
    </div>
  )
}

/** Whether this is an answer about the whole library, and not still that of a place or a search that one has just left. */
function isOfAll({ text, filter }: PhotoIndex): boolean {
  return text === '' && Object.keys(filter).length === 0
}

function Nothing({ index }: { index: PhotoIndex }) {
  const place = useLibraryPlace()
  if (index.text !== '') return <NothingFound text={index.text} asIs={index.asIs === true} />
  const narrowed = Object.keys(index.filter).some((part) => !(part in place.filter))
  return narrowed || place.kind === 'all' ? <NothingLeft /> : <EmptyPlace kind={place.kind} />
}
