import type { Photo } from '#shared/contract/photos.ts'

/** The photos chosen, in the order of choosing, and the one that a range starts from. */
export type Selection = { readonly photos: ReadonlyMap<number, Photo>; readonly anchor: number | null }

export const NOTHING_SELECTED: Selection = { photos: new Map(), anchor: null }

export function togglePhoto(selection: Selection, photo: Photo): Selection {
  const photos = new Map(selection.photos)
  if (!photos.delete(photo.id)) photos.set(photo.id, photo)
  return { photos, anchor: photo.id }
}

/** Adds all from the anchor to `photo`, in the order shown. Without an anchor on screen: that photo alone. */
export function extendSelection(selection: Selection, photo: Photo, shown: readonly Photo[]): Selection {
  const to = shown.findIndex((other) => other.id === photo.id)
  const anchor = shown.findIndex((other) => other.id === selection.anchor)
  const from = anchor < 0 ? to : anchor
  const photos = new Map(selection.photos)
  for (const between of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) photos.set(between.id, between)
  return { photos, anchor: anchor < 0 ? photo.id : selection.anchor }
}

export function selectAll(shown: readonly Photo[]): Selection {
  return { photos: new Map(shown.map((photo) => [photo.id, photo])), anchor: shown[0]?.id ?? null }
}
