import { FileOutput, Heart, ImageOff, Images, Maximize2, ShoppingBag, Star, StarOff, Tag, Undo2, X } from 'lucide-react'
import { type MenuItem, PointMenu } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { PhotoActions } from './use-photo-actions.ts'

const STARS = [1, 2, 3, 4, 5]

/** What is asked for where: the photo under the pointer, or all that are chosen where it is one of them. */
export type MenuRequest = { at: { x: number; y: number }; ids: readonly number[]; photoId: number }

/** What one may do with a photo, or with those that are chosen. */
export function PhotoMenu({ request, actions, onClose }: { request: MenuRequest; actions: PhotoActions; onClose: () => void }) {
  const { library, format } = useMessages()
  const { at, ids, photoId } = request
  const size = 18

  const open: MenuItem = { label: library.open, icon: <Maximize2 size={size} />, run: () => actions.open(photoId) }
  const removed: MenuItem[] = [open, { label: library.restore, icon: <Undo2 size={size} />, run: () => actions.restore(ids) }]
  const fromAlbum: MenuItem = { label: library.removeFromAlbum, icon: <X size={size} />, run: () => actions.removeFromAlbum(ids) }
  const all: MenuItem[] = [
    open,
    { label: library.addToOrder, icon: <ShoppingBag size={size} />, run: () => actions.addToOrder(ids) },
    'line',
    { label: library.favorite, icon: <Heart size={size} />, run: () => actions.toggleFavorite(ids) },
    {
      label: library.rating,
      icon: <Star size={size} />,
      choices: [
        ...STARS.map((stars) => ({ label: library.stars(stars), icon: <b aria-hidden>{stars}</b>, run: () => actions.rate(ids, stars) })),
        { label: library.noStars, icon: <StarOff size={16} />, run: () => actions.rate(ids, 0) },
      ],
    },
    { label: library.addToAlbum, icon: <Images size={size} />, run: () => actions.addToAlbum(ids) },
    { label: library.describe, icon: <Tag size={size} />, run: () => actions.describe(ids) },
    { label: library.export, icon: <FileOutput size={size} />, run: () => actions.export(ids) },
    'line',
    ...(actions.kind === 'album' ? [fromAlbum] : []),
    { label: library.remove, icon: <ImageOff size={size} />, run: () => actions.remove(ids) },
  ]
  const items = actions.kind === 'removed' ? removed : all
  return <PointMenu at={at} title={format.photos(ids.length)} items={items} onClose={onClose} />
}
