import { useMemo } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { useStore } from '../../api/store.ts'
import { usePhotos } from '../library/library-view.ts'
import type { BasketLine } from './draft-lines.ts'
import { draftStore } from './draft-store.ts'

export type MissingLine = { line: BasketLine; photo: Photo }

/** The lines of the draft whose photo's file is not where it was. `named`: a file that was just looked for in vain. */
export function useMissingLines(named: string | null): readonly MissingLine[] {
  const { lines } = useStore(draftStore)
  const ids = useMemo(() => lines.map((line) => line.photoId), [lines])
  const photos = usePhotos(ids)
  return lines.flatMap((line, index) => {
    const photo = photos[index]
    return photo && (photo.missing || photo.fileName === named) ? [{ line, photo }] : []
  })
}
