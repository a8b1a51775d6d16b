import { createStore, useStore } from '../../api/store.ts'
import { AddToAlbumDialog } from '../albums/add-to-album-dialog.tsx'
import { DescribeDialog } from '../describe/describe-dialog.tsx'
import { ExportDialog } from '../export/export-dialog.tsx'

const dialogs = { album: AddToAlbumDialog, describe: DescribeDialog, export: ExportDialog }

const openDialog = createStore<{ kind: keyof typeof dialogs; ids: readonly number[] } | null>(null)

/** Opens what there is to be said or done about these photos. */
export function openPhotoDialog(kind: keyof typeof dialogs, ids: readonly number[]): void {
  openDialog.set({ kind, ids })
}

export function PhotoDialogs() {
  const open = useStore(openDialog)
  if (!open) return null
  const Dialog = dialogs[open.kind]
  return <Dialog ids={open.ids} onClose={() => openDialog.set(null)} />
}
