import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { client } from '../../api/client.ts'
import { queryKey } from '../../api/query-keys.ts'
import { IconButton } from '../../ui/button.tsx'
import { PointMenu } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { AddToAlbumDialog } from '../albums/add-to-album-dialog.tsx'
import { ExportDialog } from '../export/export-dialog.tsx'
import { JobLines } from '../jobs/job-strip.tsx'
import { useLibraryView, usePhoto, usePhotoIndex } from '../library/library-view.ts'
import { DetailPanel } from './detail-panel.tsx'
import { PhotoStage, type StageKeys } from './photo-stage.tsx'
import { useMenuItems } from './use-menu-items.tsx'
import { type KnownNeighbours, useNeighbours } from './use-neighbours.ts'
import { useSavePhoto } from './use-save-photo.ts'
import { useViewerActions } from './use-viewer-actions.ts'
import { type KeyMeaning, letterOf, useViewerKeys } from './use-viewer-keys.ts'
import styles from './viewer.module.css'
import { type PhotoActions, ViewerBar } from './viewer-bar.tsx'

/** Below this width the details would cover the picture, so they wait to be asked for. */
const ROOM_FOR_PANEL = '(min-width: 961px)'

/** What is begun here, and so is told here; the rest waits in the strip below the library. */
const JOBS_OF_VIEWER: ReadonlySet<Job['kind']> = new Set(['locate', 'check-files', 'export'])

/** One photo, large, above the library. Goes through what the library shows, be it everything or what was found. */
export function Viewer({ photoId }: { photoId: number }) {
  const { viewer } = useMessages()
  const neighbours = useNeighbours(usePhotoIndex(useLibraryView()), photoId)
  const detail = useQuery({
    queryKey: queryKey.photoDetail(photoId),
    queryFn: ({ signal }) => client.photos.get({ id: photoId }, { signal }),
  })
  const photo = usePhoto(photoId) ?? detail.data
  const [infoOpen, setInfoOpen] = useState(() => window.matchMedia(ROOM_FOR_PANEL).matches)
  const [dialog, setDialog] = useState<'album' | 'export' | null>(null)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const stageKeys = useRef<StageKeys>(null)

  const { show, ...basic } = useViewerActions(photo, () => {
    const other = neighbours.next ?? neighbours.previous
    if (other === undefined) basic.close()
    else show(other)
  })
  const actions: PhotoActions = {
    ...basic,
    addToAlbum: () => setDialog('album'),
    exportCopy: () => setDialog('export'),
    toggleInfo: () => setInfoOpen(!infoOpen),
  }
  const items = useMenuItems(photoId, actions)
  const keyOfPhoto = usePhotoKeys(photo, photoId, neighbours, actions, show)
  useViewerKeys((event) => stageKeys.current?.(event.key) ?? keyOfPhoto(event))

  useEffect(() => {
    frame.current?.focus()
  }, [])

  const { index, previous, next, total } = neighbours
  return (
    <div ref={frame} role="dialog" aria-modal aria-label={viewer.label} tabIndex={-1} data-surface="dark" className={styles.viewer}>
      <p role="status" className="visually-hidden">
        {photo && (photo.caption || photo.fileName)}
      </p>
      <div className={styles.stage}>
        <ViewerBar
          photo={photo}
          place={index === null ? null : viewer.position(index + 1, total)}
          infoOpen={infoOpen}
          items={items}
          actions={actions}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the bar has the same menu behind a button */}
        <div
          className={styles.picture}
          onContextMenu={(event) => {
            event.preventDefault()
            setMenuAt({ x: event.clientX, y: event.clientY })
          }}
        >
          {photo && (
            <PhotoStage
              photo={photo}
              around={neighbours.around}
              missing={photo.missing || detail.data?.available === false}
              keys={stageKeys}
              onPrevious={() => show(previous)}
              onNext={() => show(next)}
            />
          )}
          {detail.isError && !photo && <p className={styles.missing}>{viewer.notFound}</p>}
          <IconButton label={viewer.previous} className={styles.previous} disabled={previous === undefined} onClick={() => show(previous)}>
            <ChevronLeft size={28} />
          </IconButton>
          <IconButton label={viewer.next} className={styles.next} disabled={next === undefined} onClick={() => show(next)}>
            <ChevronRight size={28} />
          </IconButton>
        </div>
        <JobLines kinds={JOBS_OF_VIEWER} />
      </div>
      {infoOpen && photo && <DetailPanel key={photo.id} photo={photo} detail={detail.data} />}
      {menuAt && <PointMenu at={menuAt} title={viewer.more} items={items} onClose={() => setMenuAt(null)} />}
      {dialog === 'album' && <AddToAlbumDialog ids={[photoId]} onClose={() => setDialog(null)} />}
      {dialog === 'export' && <ExportDialog ids={[photoId]} onClose={() => setDialog(null)} />}
    </div>
  )
}

/** The keys of an open photo, once the stage has had its own. */
function usePhotoKeys(
  photo: Photo | undefined,
  photoId: number,
  neighbours: KnownNeighbours,
  actions: PhotoActions,
  show: (id: number | undefined) => void,
): KeyMeaning {
  const save = useSavePhoto(photoId)
  const byKey: Record<string, () => unknown> = {
    Escape: actions.close,
    ArrowLeft: () => show(neighbours.previous),
    ArrowRight: () => show(neighbours.next),
    PageUp: () => show(neighbours.previous),
    PageDown: () => show(neighbours.next),
    Home: () => show(neighbours.first),
    End: () => show(neighbours.last),
    Delete: actions.takeOut,
    // A Mac's own keyboard has only the one that is called Backspace.
    Backspace: actions.takeOut,
  }
  const byLetter: Record<string, () => unknown> = {
    F: () => save({ favorite: !photo?.favorite }),
    I: actions.toggleInfo,
  }
  return (event) => {
    if (/^[0-5]$/.test(event.key)) return () => save({ rating: Number(event.key) })
    // What takes away or turns over is not for a key that is held down.
    const letter = letterOf(event)
    if (letter !== undefined) return event.repeat ? undefined : byLetter[letter]
    return event.repeat && /^(Delete|Backspace)$/.test(event.key) ? undefined : byKey[event.key]
  }
}
