import { Heart } from 'lucide-react'
import type { Photo } from '#shared/contract/photos.ts'
import { IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { useSavePhoto } from './use-save-photo.ts'

export function FavoriteButton({ photo }: { photo: Photo }) {
  const { viewer } = useMessages()
  const save = useSavePhoto(photo.id)
  return (
    <IconButton
      label={photo.favorite ? viewer.removeFavorite : viewer.addFavorite}
      aria-pressed={photo.favorite}
      aria-keyshortcuts="F"
      onClick={() => void save({ favorite: !photo.favorite })}
    >
      <Heart size={22} fill={photo.favorite ? 'currentColor' : 'none'} />
    </IconButton>
  )
}
