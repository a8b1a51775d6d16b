import type { JobService } from '../jobs/job-service.ts'
import type { Change, PhotoDiff } from './photo-values.ts'

/** Beyond so many, whoever listens does better to ask again than to pick out photos one by one. */
const MOST_IDS = 1_000

export type Announcement = ReturnType<typeof createAnnouncement>

/** Gathers what an edit changes, and tells it once. */
export function createAnnouncement(jobs: Pick<JobService, 'announce' | 'announcePhotos'>) {
  const ids = new Set<number>()
  let list = false
  let tags = false
  let albums = false

  const add = (id: number) => {
    if (ids.size <= MOST_IDS) ids.add(id)
  }

  return {
    photo(id: number, { before, after }: Change<PhotoDiff>): void {
      add(id)
      const touches = (name: keyof PhotoDiff) => name in before || name in after
      const place = touches('takenAt') || touches('removedAt')
      // A caption in place of another leaves the photo where it was; any other value may be what a filter asks for.
      const captioned = touches('caption') && (before.caption === '') !== (after.caption === '')
      list ||= place || captioned || touches('tags') || touches('rating') || touches('favorite') || touches('albums')
      tags ||= touches('tags') || touches('removedAt')
      albums ||= place || touches('albums')
    },
    /** It stands in front of, or behind, other photos than before. */
    moved(id: number): void {
      add(id)
      list = true
    },
    album: (): void => {
      albums = true
    },
    tell(): void {
      if (ids.size > 0) jobs.announcePhotos({ ids: ids.size > MOST_IDS ? null : [...ids], list })
      if (tags) jobs.announce('tags')
      if (albums) jobs.announce('albums')
    },
  }
}
