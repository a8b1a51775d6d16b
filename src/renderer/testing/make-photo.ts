import type { Photo } from '#shared/contract/photos.ts'

/** A plain photo for tests, with what matters to the test put in. */
export function makePhoto(id: number, known: Partial<Photo> = {}): Photo {
  return {
    id,
    fileName: `${id}.jpg`,
    format: 'jpeg',
    caption: '',
    tags: [],
    rating: 0,
    favorite: false,
    takenAt: '2024-05-04T10:00:00',
    width: 300,
    height: 200,
    colour: '#888888',
    version: 'v',
    damaged: false,
    missing: false,
    stacked: [],
    ...known,
  }
}
