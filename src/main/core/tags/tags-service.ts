import { AppError } from '#shared/errors/app-error.ts'
import { findNames } from '#shared/hangul/name-list.ts'
import { cleanText } from '#shared/text/plain-text.ts'
import type { Db } from '../database/open-database.ts'
import type { EditRunner } from '../edits/edit-runner.ts'
import { replaceMembers } from '../edits/photo-values.ts'
import { createTagCounts, type TagCount } from './tag-counts.ts'

export type TagsService = ReturnType<typeof createTagsService>

export function createTagsService(db: Db, { run }: EditRunner) {
  const counts = createTagCounts(db)
  const bearers = db.prepare('SELECT photo_id FROM photo_tags WHERE tag = ?').pluck()

  /** Ids of all photos that bear it, also of those that were taken out of the library. Throws TAG_NOT_FOUND. */
  function requireBearers(tag: string): number[] {
    const ids = bearers.all(tag) as number[]
    if (ids.length === 0) throw new AppError('TAG_NOT_FOUND', { tag })
    return ids
  }

  return {
    /** Tags that a text may become, by syllables, by 초성 and while it is typed; most used first. Without a text, the most used. */
    async list(text: string, limit: number): Promise<TagCount[]> {
      const counted = await counts.get()
      if (text.trim() === '') return counted.tags.slice(0, limit)
      const found = findNames(counted.names, text).slice(0, limit)
      return found.flatMap((number) => counted.tags[number] ?? [])
    },

    /** Where the new name exists, the two become one. Throws TAG_NOT_FOUND. */
    async rename(from: string, to: string) {
      const { editId, result } = await run('tag-rename', ({ changePhotos }) =>
        changePhotos(requireBearers(from), ({ tags }) => ({ tags: replaceMembers(tags, [from], [cleanText(to)]) })),
      )
      return { photos: result, editId }
    },

    /** Takes it from every photo. Throws TAG_NOT_FOUND. */
    async delete(tag: string) {
      const { editId, result } = await run('tag-delete', ({ changePhotos }) =>
        changePhotos(requireBearers(tag), ({ tags }) => ({ tags: replaceMembers(tags, [tag]) })),
      )
      return { photos: result, editId }
    },
  }
}
