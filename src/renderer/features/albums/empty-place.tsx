import { Album, Heart, Undo2 } from 'lucide-react'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { LibraryPlace } from '../filters/library-place.ts'

/** What an album, the favourites or the removed photos show while there are none. */
export function EmptyPlace({ kind }: { kind: Exclude<LibraryPlace['kind'], 'all'> }) {
  const { albums } = useMessages()
  if (kind === 'removed') {
    return (
      <EmptyState icon={<Undo2 size={32} strokeWidth={1.75} />} title={albums.removedEmpty}>
        <p>{albums.removedEmptyNote}</p>
      </EmptyState>
    )
  }
  const album = kind === 'album'
  return (
    <EmptyState
      icon={album ? <Album size={32} strokeWidth={1.75} /> : <Heart size={32} strokeWidth={1.75} />}
      title={album ? albums.empty : albums.favoritesEmpty}
      action={
        <Link href="/" className={buttonClass({ look: 'primary', size: 'large' })}>
          {albums.toLibrary}
        </Link>
      }
    >
      <p>{album ? albums.emptyNote : albums.favoritesEmptyNote}</p>
    </EmptyState>
  )
}
