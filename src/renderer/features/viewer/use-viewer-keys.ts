import { useEffect } from 'react'
import type { Photo } from '#shared/contract/photos.ts'
import { describeError } from '../../api/describe-error.ts'
import { type PhotoChange, updatePhotos } from '../../api/update-photos.ts'
import { showToast } from '../../ui/toast-store.ts'
import { useMessages } from '../../ui/use-messages.tsx'

/** Saves one photo's change, and tells where that failed. */
export function useSavePhoto(photoId: number | undefined): (change: PhotoChange) => Promise<boolean> {
  const messages = useMessages()
  return async (change) => {
    if (photoId === undefined) return false
    try {
      await updatePhotos([photoId], change)
      return true
    } catch (error) {
      showToast(describeError(error, messages), { tone: 'bad' })
      return false
    }
  }
}

/** The keys of an open photo. While something is being written they belong to the field. */
export function useViewerKeys(on: { photo: Photo | undefined; onClose: () => void; onPrevious: () => void; onNext: () => void }): void {
  const save = useSavePhoto(on.photo?.id)
  useEffect(() => {
    const takeKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(event.target)) {
        // The first Escape leaves the field, the second the photo.
        if (event.key === 'Escape') event.target.blur()
        return
      }
      if (document.querySelector('dialog[open]')) return
      const act = actionOf(event.key)
      if (!act) return
      event.preventDefault()
      act()
    }
    const actionOf = (key: string): (() => unknown) | undefined => {
      if (key === 'Escape') return on.onClose
      if (key === 'ArrowLeft') return on.onPrevious
      if (key === 'ArrowRight') return on.onNext
      if (key === 'f' || key === 'F' || key === 'ㄹ') return () => save({ favorite: !on.photo?.favorite })
      return /^[0-5]$/.test(key) ? () => save({ rating: Number(key) }) : undefined
    }
    window.addEventListener('keydown', takeKey)
    return () => window.removeEventListener('keydown', takeKey)
  })
}

function isWriting(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
