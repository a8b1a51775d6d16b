/**
 * Makes one edit of several on the same value, so that taking it back leads to what stood before them all: they are taken back,
 * and `save` says the last again. Where that fails they are done again and stand; rejects where not even that worked.
 */
export async function foldEdits(
  editIds: readonly number[],
  save: () => Promise<number | null>,
  calls: { undo: (editId: number) => Promise<unknown>; redo: () => Promise<unknown> },
): Promise<readonly number[]> {
  if (editIds.length < 2) return editIds
  let undone = 0
  try {
    for (const editId of editIds.toReversed()) {
      await calls.undo(editId)
      undone += 1
    }
    const editId = await save()
    return editId === null ? [] : [editId]
  } catch {
    for (; undone > 0; undone--) await calls.redo()
    return editIds
  }
}
