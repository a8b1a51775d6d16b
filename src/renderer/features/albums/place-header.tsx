import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Album } from '#shared/contract/albums.ts'
import { MenuButton } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { type LibraryPlace, useLibraryPlace } from '../filters/library-place.ts'
import { useFacets } from '../filters/use-facets.ts'
import { AlbumNameForm } from './album-name-form.tsx'
import styles from './place-header.module.css'
import { useAlbumEdits, useAlbums } from './use-albums.ts'

/** The name of the place of the library one is at: an album, the favourites, what was taken out. Nothing for all of it. */
export function PlaceHeader() {
  const place = useLibraryPlace()
  const { albumId } = place.filter
  if (place.kind === 'all') return null
  return albumId === undefined ? <FixedHeader kind={place.kind} /> : <AlbumHeader key={albumId} albumId={albumId} />
}

function FixedHeader({ kind }: { kind: LibraryPlace['kind'] }) {
  const { albums, format } = useMessages()
  const total = useFacets()?.total
  return (
    <header className={styles.header}>
      <h1>{kind === 'favorites' ? albums.favorites : albums.removed}</h1>
      {total !== undefined && <p>{format.photos(total)}</p>}
      {kind === 'removed' && total !== 0 && <p className={styles.note}>{albums.removedNote}</p>}
    </header>
  )
}

function AlbumHeader({ albumId }: { albumId: number }) {
  const { albums, format } = useMessages()
  const [, navigate] = useLocation()
  const { data, isFetching } = useAlbums()
  const { rename, remove } = useAlbumEdits()
  const [renaming, setRenaming] = useState(false)
  const album = data?.find((known) => known.albumId === albumId)
  const gone = data !== undefined && !isFetching && !album

  useEffect(() => {
    if (gone) navigate('/', { replace: true })
  }, [gone, navigate])

  if (!album) return null
  const save = async (name: string) => {
    await rename(album, name)
    setRenaming(false)
  }
  if (renaming) {
    return (
      <header className={styles.header}>
        <div className={styles.form}>
          <AlbumNameForm name={album.name} action={albums.rename} inline onSave={save} onCancel={() => setRenaming(false)} />
        </div>
      </header>
    )
  }
  return (
    <header className={styles.header}>
      <AlbumTitle album={album} onRename={() => setRenaming(true)} />
      <p>{format.photos(album.count)}</p>
      <div className={styles.menu}>
        <MenuButton
          label={albums.more}
          items={[
            { label: albums.rename, icon: <Pencil size={18} />, run: () => setRenaming(true) },
            { label: albums.remove, icon: <Trash2 size={18} />, run: () => void remove(album) },
          ]}
        >
          <MoreHorizontal size={20} aria-hidden />
        </MenuButton>
      </div>
    </header>
  )
}

function AlbumTitle({ album, onRename }: { album: Album; onRename: () => void }) {
  const { albums } = useMessages()
  return (
    <h1>
      <button type="button" dir="auto" className={styles.title} title={albums.rename} onClick={onRename}>
        {album.name}
      </button>
    </h1>
  )
}
