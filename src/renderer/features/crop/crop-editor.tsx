import { useEffect } from 'react'
import { useCatalogue } from '../../api/queries.ts'
import { useStore } from '../../api/store.ts'
import { draftStore } from '../order/draft-store.ts'
import { CropDesk } from './crop-desk.tsx'
import { closeCropEditor, cropStore, useCropPlace } from './crop-store.ts'

/** One print of the basket over the whole window. Mounted once by each screen that shows the basket. */
export function CropEditor() {
  const lineId = useStore(cropStore)
  const { lines } = useStore(draftStore)
  const { data: catalogue } = useCatalogue()
  const index = lines.findIndex((line) => line.lineId === lineId)
  const line = lines[index]
  // Taken out by another window, or the screen below has been left.
  const gone = lineId !== null && !line
  useEffect(() => {
    if (gone) closeCropEditor()
  }, [gone])
  useCropPlace()

  if (!line || !catalogue) return null
  return <CropDesk line={line} index={index} lines={lines} catalogue={catalogue} />
}
