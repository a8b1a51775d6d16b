/** Makes this program's wall clock wrong by so many ms, as after an empty battery or a slip in the system's settings. */
export function jumpClock(byMs: number): void {
  if (byMs === 0) return
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(RealDate.now() + byMs)
      else super(given[0])
    }
    static override now(): number {
      return RealDate.now() + byMs
    }
  } as DateConstructor
}
