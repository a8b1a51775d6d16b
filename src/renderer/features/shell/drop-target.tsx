import { ImageDown } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { filesOfDrop } from '../../api/dropped-files.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import { useImport } from '../library/use-import.ts'
import styles from './drop-target.module.css'

/** Takes files and folders that are dropped anywhere on the window. */
export function DropTarget({ children }: { children: ReactNode }) {
  const { shell } = useMessages()
  const { importDropped } = useImport()
  const [over, setOver] = useState(false)
  // Entering a child fires before leaving its parent, so only the count tells whether the pointer has left the window.
  const depth = useRef(0)

  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

  const move = (event: DragEvent, step: 1 | -1) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + step)
    setOver(depth.current > 0)
  }

  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth.current = 0
    setOver(false)
    importDropped(filesOfDrop(event.dataTransfer))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for 사진 가져오기, which is a button
    <div
      className={styles.target}
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
      {over && (
        <div className={styles.overlay}>
          <div className={styles.card}>
            <ImageDown size={40} strokeWidth={1.5} />
            <strong>{shell.dropHere}</strong>
            <span>{shell.dropNote}</span>
          </div>
        </div>
      )}
    </div>
  )
}
