import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Info, ShoppingBag, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { useStore } from '../../api/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { usePhotoList } from '../library/use-photo-list.ts'
import { draftStore } from '../order/draft-store.ts'
import { useAddToOrder } from '../order/use-add-to-order.ts'
import { useSearchQuery } from '../search/search-store.ts'
import { BigPicture } from './big-picture.tsx'
import { DetailPanel } from './detail-panel.tsx'
import { FavoriteButton } from './favorite-button.tsx'
import { useNeighbours } from './use-neighbours.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import styles from './viewer.module.css'

/** Below this width the details would cover the picture, so they wait to be asked for. */
const ROOM_FOR_PANEL = '(min-width: 961px)'

/** One photo, large, above the library. Goes through what the library shows, be it everything or what was found. */
export function Viewer({ photoId }: { photoId: number }) {
  const { viewer } = useMessages()
  const [, navigate] = useLocation()
  const { previous, next, position, total, photo: listed } = useNeighbours(usePhotoList(useSearchQuery()), photoId)
  const detail = useQuery({
    queryKey: queryKey.photoDetail(photoId),
    queryFn: ({ signal }) => client.photos.get({ id: photoId }, { signal }),
  })
  const [panelOpen, setPanelOpen] = useState(() => window.matchMedia(ROOM_FOR_PANEL).matches)
  const addToOrder = useAddToOrder()
  const inOrder = useStore(draftStore).lines.some((line) => line.photoId === photoId)
  const frame = useRef<HTMLDivElement>(null)
  const photo = detail.data ?? listed

  const close = () => {
    // Back to the same entry of the history where one came from the library, so that its own "back" leads on from there.
    if (history.state && typeof history.state === 'object' && 'fromLibrary' in history.state) history.back()
    else navigate('/')
  }
  const show = (id: number | undefined) => {
    if (id !== undefined) navigate(`/photo/${id}`, { replace: true, state: history.state })
  }
  useViewerKeys({ photo, onClose: close, onPrevious: () => show(previous?.id), onNext: () => show(next?.id) })

  usePreloaded(next, previous)

  useEffect(() => {
    frame.current?.focus()
  }, [])

  return (
    <div ref={frame} role="dialog" aria-modal aria-label={viewer.label} tabIndex={-1} data-surface="dark" className={styles.viewer}>
      <div className={styles.stage}>
        <header className={styles.bar}>
          <IconButton label={viewer.close} onClick={close}>
            <X size={22} />
          </IconButton>
          <span className={styles.position}>{position !== null && viewer.position(position, total)}</span>
          <div className={styles.actions}>
            {photo && <FavoriteButton photo={photo} />}
            <IconButton
              label={panelOpen ? viewer.hideInfo : viewer.showInfo}
              aria-pressed={panelOpen}
              onClick={() => setPanelOpen(!panelOpen)}
            >
              <Info size={22} />
            </IconButton>
            <Button
              look="primary"
              disabled={!photo}
              onClick={() => (inOrder ? navigate('/order') : photo && void addToOrder([photo], { onSee: () => navigate('/order') }))}
            >
              <ShoppingBag size={18} aria-hidden />
              {inOrder ? viewer.inOrder : viewer.order}
            </Button>
          </div>
        </header>
        <div className={styles.picture}>
          {photo && <BigPicture key={photo.id} photo={photo} />}
          {detail.isError && !photo && <p className={styles.missing}>{viewer.notFound}</p>}
          <IconButton label={viewer.previous} className={styles.previous} disabled={!previous} onClick={() => show(previous?.id)}>
            <ChevronLeft size={28} />
          </IconButton>
          <IconButton label={viewer.next} className={styles.next} disabled={!next} onClick={() => show(next?.id)}>
            <ChevronRight size={28} />
          </IconButton>
        </div>
      </div>
      {panelOpen && photo && <DetailPanel key={photo.id} photo={photo} detail={detail.data} />}
    </div>
  )
}

/** Fetches the large pictures that the next key may ask for. */
function usePreloaded(...photos: readonly (Photo | undefined)[]): void {
  const sources = photos.map((photo) => (photo ? mediaAddress('screen', photo) : '')).join(' ')
  useEffect(() => {
    for (const source of sources.split(' ').filter(Boolean)) new Image().src = source
  }, [sources])
}
