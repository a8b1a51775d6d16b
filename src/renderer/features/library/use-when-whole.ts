import { useCallback, useEffect, useRef } from 'react'
import type { PhotoIndex } from './library-view.ts'

type Act = (ids: readonly number[]) => void

/**
 * Does something with all that a view shows: at once, or, while the rest of it is still on its way, as soon as it is there. The last
 * wish counts, and is forgotten where another view is gone to meanwhile.
 */
export function useWhenWhole(index: PhotoIndex): (act: Act) => void {
  const latest = useRef(index)
  const wish = useRef<{ act: Act; view: string } | null>(null)
  const settle = useCallback(() => {
    const { complete, ids } = latest.current
    if (wish.current && wish.current.view !== viewOf(latest.current)) wish.current = null
    if (!complete || !wish.current) return
    const { act } = wish.current
    wish.current = null
    act(ids)
  }, [])
  useEffect(() => {
    latest.current = index
    settle()
  }, [index, settle])
  return useCallback(
    (act) => {
      wish.current = { act, view: viewOf(latest.current) }
      settle()
    },
    [settle],
  )
}

function viewOf({ text, asIs, filter }: PhotoIndex): string {
  return JSON.stringify([text, asIs, filter])
}
