import { useState } from 'react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Photo } from '#shared/contract/photos.ts'
import { classNames } from '../../ui/class-names.ts'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './viewer.module.css'

/** The thumbnail that is there already, and the sharp picture over it once it has come; both in the place that the photo's size gives. */
export function BigPicture({ photo }: { photo: Photo }) {
  const { viewer } = useMessages()
  const [state, setState] = useState<'loading' | 'sharp' | 'failed'>('loading')
  const { width, height } = photo
  return (
    <div
      className={styles.frame}
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${(width / height) * 100}cqh`, backgroundColor: photo.colour }}
    >
      <img src={mediaAddress('grid', photo)} alt="" draggable={false} />
      <img
        src={mediaAddress('screen', photo)}
        alt={photo.caption || photo.fileName}
        draggable={false}
        className={classNames(styles.sharp, state === 'sharp' && styles.shown)}
        onLoad={() => setState('sharp')}
        onError={() => setState('failed')}
      />
      {state === 'failed' && (
        <p role="status" className={styles.failed}>
          {viewer.pictureFailed}
        </p>
      )}
    </div>
  )
}
