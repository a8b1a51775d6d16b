import type { PhotoFormat } from '#shared/contract/photos.ts'
import { arrangeStack, type StackMember } from '#shared/stacks/arrange-stack.ts'
import type { Db } from '../../database/open-database.ts'
import { toWallClockTime } from '../wall-clock.ts'
import { type Carried, createWordCarrier } from './carry-words.ts'

type Row = {
  id: number
  path: string
  fileName: string
  format: PhotoFormat
  takenAt: string
  modifiedMs: number
  stackOf: number | null
  wordsCarried: number
  removed: number
}

type OnCarried = (carried: Carried) => void

const COLUMNS = `id, path, file_name AS fileName, format, taken_at AS takenAt, modified_ms AS modifiedMs, stack_of AS stackOf,
  words_carried AS wordsCarried, removed_at IS NOT NULL AS removed`

/**
 * Puts files of one moment behind each other. `settle` looks again at the stacks that these photos are in, were in or may come
 * into, after they were added, removed from the library or put back, and returns the photos that stand elsewhere now or were given
 * the words of one that went behind them, which `onCarried` is told of; without it nothing is given. To be called inside the transaction of that change. Cost
 * grows linearly with `ids`.
 */
export function createStackPhotos(db: Db) {
  const byId = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE id = ?`)
  // A range, so that the index on paths is walked: '/' comes right after '.'.
  const byStem = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE path >= @stem || '.' AND path < @stem || '/'`)
  const behind = db.prepare(`SELECT ${COLUMNS} FROM photos WHERE stack_of = ?`)
  const putFront = db.prepare('UPDATE photos SET stack_of = NULL WHERE id = ?')
  const putBehind = db.prepare('UPDATE photos SET stack_of = ?, words_carried = 1 WHERE id = ?')
  const carryWords = createWordCarrier(db)

  function besidePath(path: string): Row[] {
    const stem = stemOf(path)
    return stem === null ? [] : (byStem.all({ stem }) as Row[]).filter((row) => stemOf(row.path) === stem)
  }

  function groupOf(row: Row): Row[] {
    const front = row.stackOf ?? row.id
    const stack = [byId.get(front) as Row | undefined, ...(behind.all(front) as Row[])]
    const all = [row, ...besidePath(row.path), ...stack.filter((member) => member !== undefined)]
    return [...new Map(all.map((member) => [member.id, member])).values()]
  }

  function settleGroup(group: readonly Row[], moved: Set<number>, onCarried: OnCarried | undefined): void {
    // What is in the library never stands behind what is not, nor the other way round.
    const [present, removed] = [0, 1].map((which) => arrangeStack(group.filter((row) => row.removed === which).map(toMember)))
    const arranged = new Map([...(present ?? []), ...(removed ?? [])])
    for (const { id, stackOf, wordsCarried, removed: isRemoved } of group) {
      const next = arranged.get(id) ?? null
      if (next === stackOf) continue
      if (next === null) putFront.run(id)
      else putBehind.run(next, id)
      moved.add(id)
      // Once: what was carried before may have been taken from the front since.
      const carried = next === null || wordsCarried || isRemoved || !onCarried ? null : carryWords(id, next)
      if (!carried) continue
      moved.add(carried.photo.id)
      onCarried?.(carried)
    }
  }

  function settle(ids: Iterable<number>, onCarried?: OnCarried): number[] {
    const moved = new Set<number>()
    for (const id of ids) {
      const row = byId.get(id) as Row | undefined
      const group = row ? groupOf(row) : []
      if (group.length > 1) settleGroup(group, moved, onCarried)
    }
    return [...moved]
  }

  return {
    settle,
    /** The same where the row of the photo itself is gone: for those whose files stand beside this path. */
    settleBeside: (path: string, onCarried?: OnCarried): number[] =>
      settle(
        besidePath(path).map(({ id }) => id),
        onCarried,
      ),
  }
}

function toMember({ id, fileName, format, takenAt, modifiedMs, stackOf }: Row): StackMember {
  // A photo that does not say when it was taken has its file's time.
  const isTold = takenAt !== toWallClockTime(new Date(modifiedMs))
  return { id, fileName, format, takenAt: isTold ? takenAt : null, stackOf }
}

/** Folder and name without its ending; null for a name without one. */
function stemOf(path: string): string | null {
  const ending = /\.[^./\\]+$/.exec(path)
  return ending ? path.slice(0, ending.index) : null
}
