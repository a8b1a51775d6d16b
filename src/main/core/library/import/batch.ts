/**
 * Gathers items and hands them on together: when there are `most` of them, or `everyMs()` after the first came, but not before
 * `ready`. What goes wrong while nobody waits is told to `onError`.
 */
export function createBatch<Item>({ most, everyMs, ready, write, onError }: BatchOptions<Item>) {
  let items: Item[] = []
  let timer: NodeJS.Timeout | undefined
  let waiting = false

  function stopTimer(): void {
    clearTimeout(timer)
    timer = undefined
  }

  async function flush(): Promise<void> {
    stopTimer()
    await ready?.()
    const full = items
    items = []
    if (full.length > 0) write(full)
  }

  function flushAlone(): void {
    stopTimer()
    // Who waits already takes along what has come since.
    if (waiting) return
    waiting = true
    flush()
      .catch(onError)
      .finally(() => {
        waiting = false
      })
  }

  return {
    /** Hands on what there is. Throws what `write` throws. */
    flush,
    add(item: Item): void {
      items.push(item)
      if (items.length >= most && !waiting) flushAlone()
      else timer ??= setTimeout(flushAlone, everyMs())
    },
  }
}

type BatchOptions<Item> = {
  most: number
  everyMs(): number
  ready?: () => Promise<void>
  write(items: readonly Item[]): void
  onError(error: unknown): void
}
