export type TimelineStep = { text: string; at: string; note: string }

/**
 * The timeline in words, the latest first. Steps without words are the program's own; of a run with the same words only the first
 * stays.
 */
export function timelineSteps<State extends string>(
  timeline: readonly { state: State; at: string; note: string }[],
  words: Readonly<Record<State, string | null>>,
): TimelineStep[] {
  const steps = timeline
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .flatMap(({ state, at, note }) => {
      const text = words[state]
      return text === null ? [] : [{ text, at, note }]
    })
  return steps.filter((step, index) => step.note !== '' || step.text !== steps[index - 1]?.text).reverse()
}
