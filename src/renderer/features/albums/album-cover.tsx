import { Album as AlbumIcon } from 'lucide-react'
import { mediaAddress } from '#shared/addresses.ts'
import type { Album } from '#shared/contract/albums.ts'
import styles from './album-cover.module.css'

/** The newest photo of an album, small; `size` in CSS px. */
export function AlbumCover({ cover, size }: { cover: Album['cover']; size: number }) {
  return (
    <span className={styles.cover} style={{ width: size, height: size, ...(cover && { background: cover.colour }) }}>
      {cover ? (
        <img key={cover.id} src={mediaAddress('grid', cover)} alt="" width={size} height={size} loading="lazy" draggable={false} />
      ) : (
        <AlbumIcon size={Math.round(size * 0.55)} aria-hidden />
      )}
    </span>
  )
}
