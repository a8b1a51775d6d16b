import { useLocation } from 'wouter'
import { useAlbums } from '../albums/use-albums.ts'
import { useLibraryPlace } from '../filters/library-place.ts'
import { useSearchQuery } from './search-store.ts'

/** While something is looked for within an album, its name, and the way out of it that keeps what is looked for; else null. */
export function useAlbumChip(): { name: string; leave: () => void } | null {
  const [, navigate] = useLocation()
  const { albumId } = useLibraryPlace().filter
  const { text } = useSearchQuery()
  const { data } = useAlbums()
  const name = data?.find((album) => album.albumId === albumId)?.name
  return text === '' || name === undefined ? null : { name, leave: () => navigate('/') }
}
