import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasCode } from '#shared/errors/app-error.ts'
import { type EditLibrary, openEditLibrary } from '#tests/support/edit-library.ts'
import { anyStep, type Step, takeStep } from '#tests/support/random-edits.ts'
import { replayJournal } from '../backup/replay-journal.ts'

/** What the journal is to bring back: photos by their content, albums by their name. */
function saidIn({ db }: EditLibrary) {
  return {
    photos: db
      .prepare('SELECT sha256, caption, rating, favorite, taken_at, removed_at IS NOT NULL AS removed FROM photos ORDER BY sha256')
      .all(),
    tags: db.prepare('SELECT sha256, tag FROM photo_tags JOIN photos ON photos.id = photo_id ORDER BY sha256, tag').all(),
    albums: db.prepare('SELECT name FROM albums ORDER BY name').all(),
    members: db
      .prepare(
        'SELECT name, sha256 FROM album_photos JOIN albums ON albums.id = album_id JOIN photos ON photos.id = photo_id ORDER BY name, sha256',
      )
      .all(),
  }
}

function openFilled(): EditLibrary {
  const opened = openEditLibrary()
  opened.add([{ tags: ['봄'] }, {}, { caption: '옛 설명' }, { removed: true }, { tags: ['가족', '바다'], rating: 2 }])
  return opened
}

const undo: Step = (on) => on.edits.undo()
const redo: Step = (on) => on.edits.redo()
const step = fc.oneof({ weight: 4, arbitrary: anyStep }, fc.constantFrom(undo, redo))

it('the journal of edits, and of what was taken back of them, says in another database what they said in this one', async () => {
  let entries = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const own = openFilled()
      const other = openFilled()
      for (const one of steps) await takeStep(own, one).catch(ignoreEmptyLog)
      replayJournal(other.db, own.journal)
      expect(saidIn(other)).toEqual(saidIn(own))
      entries += own.journal.length
      own.close()
      other.close()
    }),
    { numRuns: 60 },
  )
  expect(entries).toBeGreaterThan(200)
})

function ignoreEmptyLog(error: unknown): void {
  if (!hasCode(error, 'NOTHING_TO_UNDO') && !hasCode(error, 'NOTHING_TO_REDO')) throw error
}
