import { useQuery } from '@tanstack/react-query'
import { Check, Minus, Plus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Album } from '#shared/contract/albums.ts'
import { findMatches } from '#shared/hangul/match-text.ts'
import { queryKey } from '../../api/query-keys.ts'
import { classNames } from '../../ui/class-names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import fieldStyles from '../../ui/field.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { loadIndex } from '../library/photo-index.ts'
import styles from './add-to-album-dialog.module.css'
import { AlbumCover } from './album-cover.tsx'
import { type Holds, holdsOf } from './album-holds.ts'
import { AlbumNameForm } from './album-name-form.tsx'
import { useAlbumEdits, useAlbums } from './use-albums.ts'

/** Fewer can be seen at a glance. */
const ENOUGH_TO_SEARCH = 6

/** Puts photos into an album, be it a new one. Pressing one that holds them all takes them out again. */
export function AddToAlbumDialog({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const { albums } = useMessages()
  const { data: known } = useAlbums()
  const { create } = useAlbumEdits()
  const [text, setText] = useState('')
  const [naming, setNaming] = useState(false)
  const wanted = text.trim()
  const selected = useMemo(() => new Set(ids), [ids])
  const shown = useMemo(
    () => (known ?? []).filter(({ name }) => wanted === '' || findMatches(name, wanted, true).length > 0),
    [known, wanted],
  )
  if (!known) return null
  const make = async (name: string) => {
    await create(name, ids)
    onClose()
  }
  const searching = known.length >= ENOUGH_TO_SEARCH

  return (
    <Dialog title={albums.addTitle(ids.length)} onClose={onClose}>
      <div className={styles.body}>
        {searching && <SearchField label={albums.find} value={text} onChange={setText} />}
        {naming || known.length === 0 ? (
          <div className={styles.naming}>
            {known.length === 0 && <p className={fieldStyles.hint}>{albums.none}</p>}
            <AlbumNameForm
              name={wanted}
              action={albums.make}
              inline
              onSave={make}
              onCancel={known.length === 0 ? onClose : () => setNaming(false)}
            />
          </div>
        ) : (
          <AlbumRow
            picture={
              <span className={styles.plus}>
                <Plus size={22} aria-hidden />
              </span>
            }
            name={wanted === '' ? albums.create : albums.createNamed(wanted)}
            onPress={() => setNaming(true)}
          />
        )}
        <ul className={styles.list}>
          {shown.map((album) => (
            <li key={album.albumId}>
              <KnownAlbum album={album} selected={selected} onClose={onClose} />
            </li>
          ))}
        </ul>
        {shown.length === 0 && wanted !== '' && <p className={styles.none}>{albums.findNone(wanted)}</p>}
      </div>
    </Dialog>
  )
}

function KnownAlbum({ album, selected, onClose }: { album: Album; selected: ReadonlySet<number>; onClose: () => void }) {
  const { albums, format } = useMessages()
  const { addPhotos, removePhotos } = useAlbumEdits()
  const holds = useHolds(album, selected)
  const note = holds === 'all' ? albums.holdsAll : holds === 'some' ? albums.holdsSome : undefined
  return (
    <AlbumRow
      picture={<AlbumCover cover={album.cover} size={44} />}
      name={album.name}
      note={[format.photos(album.count), note].filter(Boolean).join(' · ')}
      holds={holds}
      onPress={() => {
        onClose()
        void (holds === 'all' ? removePhotos(album, [...selected]) : addPhotos(album, [...selected]))
      }}
    />
  )
}

function AlbumRow(props: { picture: ReactNode; name: string; note?: string; holds?: Holds; onPress: () => void }) {
  const { holds } = props
  return (
    <button
      type="button"
      className={styles.row}
      {...(holds && { 'aria-pressed': holds === 'some' ? ('mixed' as const) : holds === 'all' })}
      onClick={props.onPress}
    >
      {props.picture}
      <span className={styles.words}>
        <strong>
          <bdi>{props.name}</bdi>
        </strong>
        {props.note && <span className={fieldStyles.hint}>{props.note}</span>}
      </span>
      {holds && (
        <span className={classNames(styles.mark, holds !== 'none' && styles.marked)} aria-hidden>
          {holds === 'all' && <Check size={16} strokeWidth={3} />}
          {holds === 'some' && <Minus size={16} strokeWidth={3} />}
        </span>
      )}
    </button>
  )
}

/** Not known yet is shown as none: pressing then adds, which does no harm to what is there. */
function useHolds({ albumId, count }: Album, selected: ReadonlySet<number>): Holds {
  const view = { text: '', typing: false, filter: { albumId } }
  const { data } = useQuery({
    queryKey: queryKey.photoIndex(view),
    queryFn: ({ signal }) => loadIndex(view, signal, () => {}),
    enabled: count > 0,
    structuralSharing: false,
  })
  const inAlbum = data?.ids
  return useMemo(() => (inAlbum ? holdsOf(selected, inAlbum) : 'none'), [inAlbum, selected])
}
