import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../ui/button.tsx'
import { BackupDialog } from '../backup/backup-dialog.tsx'
import { useImport } from '../library/use-import.ts'
import { focusSearch } from '../search/use-search-shortcut.ts'
import { TagManager } from '../tags/tag-manager.tsx'
import type { HelpPlace } from './help-places.ts'

/** From a topic to where it is done. */
export function HelpButton({ place, label }: { place: HelpPlace; label: string }) {
  const [, navigate] = useLocation()
  const { importPicked } = useImport()
  const [open, setOpen] = useState(false)
  const go = () => {
    if (place.kind === 'path') navigate(place.path)
    else if (place.kind === 'import') importPicked('folder')
    else if (place.kind === 'search') {
      navigate('/')
      // The library has to be rendered first.
      requestAnimationFrame(focusSearch)
    } else setOpen(true)
  }
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={go}>{label}</Button>
      {open && place.kind === 'tags' && <TagManager onClose={close} />}
      {open && place.kind === 'backup' && <BackupDialog onClose={close} />}
    </>
  )
}
