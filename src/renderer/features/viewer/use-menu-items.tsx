import { FileOutput, FolderOpen, ImageOff, Images, Undo2, X } from 'lucide-react'
import { hostBridge } from '../../api/host-bridge.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import type { PhotoActions } from './viewer-bar.tsx'

const ICON_SIZE = 18

/** What one may do with the open photo beside what has a button of its own; for the menu in the bar and for a right-click. */
export function useMenuItems(photoId: number, actions: PhotoActions): readonly MenuItem[] {
  const { viewer, library } = useMessages()
  const { kind } = actions
  const { revealPhoto } = hostBridge
  const out: (MenuItem | false)[] =
    kind === 'removed'
      ? [{ label: library.restore, icon: <Undo2 size={ICON_SIZE} />, run: actions.restore }]
      : [
          kind === 'album' && { label: library.removeFromAlbum, icon: <X size={ICON_SIZE} />, run: actions.removeFromAlbum },
          { label: library.remove, note: viewer.removeNote, icon: <ImageOff size={ICON_SIZE} />, run: actions.remove },
        ]
  const items: (MenuItem | false)[] = [
    kind !== 'removed' && { label: library.addToAlbum, icon: <Images size={ICON_SIZE} />, run: actions.addToAlbum },
    { label: library.export, icon: <FileOutput size={ICON_SIZE} />, run: actions.exportCopy },
    revealPhoto !== null && { label: viewer.reveal, icon: <FolderOpen size={ICON_SIZE} />, run: () => void revealPhoto(photoId) },
    'line',
    ...out,
  ]
  return items.filter((item) => item !== false)
}
