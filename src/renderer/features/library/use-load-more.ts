import { useEffect } from 'react'

/** Asks for the next page once the end is near, and again while it still is with what has come. */
export function useLoadMore(nearEnd: boolean, loadMore: () => void, loaded: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loadMore` is new with every render; only what is loaded matters
  useEffect(() => {
    if (nearEnd) loadMore()
  }, [nearEnd, loaded])
}
