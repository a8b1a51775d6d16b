type Work = { cost: number; start: () => void }

export type Spend = <Result>(who: string, cost: number, work: () => Promise<Result>) => Promise<Result>

/**
 * Work that shares a budget: as much of it at once as fits. Those who have some waiting take turns; each one's is done in the order
 * it came. What alone is more than the budget waits until nothing else runs.
 */
export function createBudget(total: number): Spend {
  /** By whose it is; whose turn is next comes first. */
  const waiting = new Map<string, Work[]>()
  let free = total

  function startNext(): void {
    for (const [who, queue] of waiting) {
      const [next] = queue
      if (!next || next.cost > free) return
      queue.shift()
      waiting.delete(who)
      if (queue.length > 0) waiting.set(who, queue)
      free -= next.cost
      next.start()
    }
  }

  return async function spend(who, cost, work) {
    const share = Math.min(cost, total)
    const { promise: started, resolve: start } = Promise.withResolvers<void>()
    const queue = waiting.get(who) ?? []
    queue.push({ cost: share, start })
    waiting.set(who, queue)
    startNext()
    await started
    try {
      return await work()
    } finally {
      free += share
      startNext()
    }
  }
}
