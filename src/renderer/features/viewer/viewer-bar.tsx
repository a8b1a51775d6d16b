import { Info, MoreHorizontal, ShoppingBag, X } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Photo } from '#shared/contract/photos.ts'
import { useStore } from '../../api/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { MenuButton, type MenuItem } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { draftStore } from '../order/draft-store.ts'
import { FavoriteButton } from './favorite-button.tsx'
import type { useViewerActions } from './use-viewer-actions.ts'
import styles from './viewer.module.css'

/** All that can be done with an open photo. */
export type PhotoActions = Omit<ReturnType<typeof useViewerActions>, 'show'> & {
  addToAlbum: () => void
  exportCopy: () => void
  toggleInfo: () => void
}

export function ViewerBar(props: {
  photo: Photo | undefined
  place: string | null
  infoOpen: boolean
  items: readonly MenuItem[]
  actions: PhotoActions
}) {
  const { viewer } = useMessages()
  const { photo, actions, infoOpen, items } = props
  return (
    <header className={styles.bar}>
      <IconButton label={viewer.close} onClick={actions.close}>
        <X size={22} />
      </IconButton>
      <span className={styles.position}>{props.place}</span>
      {photo && (
        <div className={styles.actions}>
          <FavoriteButton photo={photo} />
          <IconButton
            label={infoOpen ? viewer.hideInfo : viewer.showInfo}
            aria-pressed={infoOpen}
            aria-keyshortcuts="I"
            onClick={actions.toggleInfo}
          >
            <Info size={22} />
          </IconButton>
          <MenuButton label={viewer.more} look="ghost" items={items}>
            <MoreHorizontal size={20} aria-hidden />
          </MenuButton>
          {actions.kind !== 'removed' && <OrderButton photo={photo} onOrder={actions.order} />}
        </div>
      )}
    </header>
  )
}

function OrderButton({ photo, onOrder }: { photo: Photo; onOrder: () => void }) {
  const { viewer } = useMessages()
  const [, navigate] = useLocation()
  const inOrder = useStore(draftStore).lines.some((line) => line.photoId === photo.id)
  const label = inOrder ? viewer.inOrder : viewer.order
  return (
    <Button look="primary" aria-label={label} title={label} className={styles.order} onClick={inOrder ? () => navigate('/order') : onOrder}>
      <ShoppingBag size={18} aria-hidden />
      <span>{label}</span>
    </Button>
  )
}
