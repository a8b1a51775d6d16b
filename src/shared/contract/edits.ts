import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What an edit did; its sentence is the window's to say. */
export const editKind = z.enum([
  'caption',
  'tags',
  'rating',
  'favorite',
  'date',
  'remove',
  'restore',
  'album-create',
  'album-rename',
  'album-delete',
  'album-add',
  'album-remove',
  'tag-rename',
  'tag-delete',
])
export type EditKind = z.infer<typeof editKind>

const done = z.object({ editId: z.int().positive(), kind: editKind, photos: z.int() })

/** Everything that a person says of photos and albums can be taken back, also after the program was started anew. */
export const editsContract = {
  /** Takes back this edit, or without an id the last one that stands. What was changed again since then is left as it is. */
  undo: procedure('NOTHING_TO_UNDO')
    .input(z.strictObject({ editId: z.int().positive().optional() }))
    .output(done),
  /** Does again what was taken back last. */
  redo: procedure('NOTHING_TO_REDO').input(z.strictObject({})).output(done),
}
