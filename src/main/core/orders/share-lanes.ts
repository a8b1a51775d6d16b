/** How much may go at once: so many pieces of work, and so many bytes of all of them together. */
type Room = { atOnce: number; bytes: number }

/** Does work in the order in which it is asked for, as much of it at once as there is room for; what needs more than all of it goes alone. */
export function createLanes(room: Room) {
  const waiting: { bytes: number; begin(): void }[] = []
  let atOnce = 0
  let taken = 0

  function beginNext(): void {
    for (let next = waiting[0]; next && hasRoom(next.bytes); next = waiting[0]) {
      waiting.shift()
      atOnce += 1
      taken += next.bytes
      next.begin()
    }
  }

  const hasRoom = (bytes: number) => atOnce === 0 || (atOnce < room.atOnce && taken + bytes <= room.bytes)

  return async function workInLane<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((begin) => {
      waiting.push({ bytes, begin })
      beginNext()
    })
    try {
      return await work()
    } finally {
      atOnce -= 1
      taken -= bytes
      beginNext()
    }
  }
}
