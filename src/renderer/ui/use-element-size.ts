import { type RefObject, useLayoutEffect, useState } from 'react'

/** The inner width of an element in CSS px, 0 until it has been laid out. */
export function useElementWidth(ref: RefObject<HTMLElement | null>): number {
  return useElementSize(ref, 'clientWidth')
}

/** The inner height of an element in CSS px, 0 until it has been laid out. */
export function useElementHeight(ref: RefObject<HTMLElement | null>): number {
  return useElementSize(ref, 'clientHeight')
}

function useElementSize(ref: RefObject<HTMLElement | null>, side: 'clientWidth' | 'clientHeight'): number {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    setSize(element[side])
    const observer = new ResizeObserver(() => setSize(element[side]))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, side])
  return size
}
