export type TimelineStep = { text: string; at: string; note: string }

/**
 * The timeline in words, the latest first. Several states of the protocol are one step to a customer: of a run with the same
 * words only the first stays.
 */
export function timelineSteps<State extends string>(
  timeline: readonly { state: State; at: string; note: string }[],
  words: Readonly<Record<State, string>>,
): TimelineStep[] {
  const steps = [...timeline]
    .sort((a, b) => a.at.localeCompare(b.at))
    .filter(({ state }) => state !== 'draft')
    .map(({ state, at, note }) => ({ text: words[state], at, note }))
  return steps.filter((step, index) => step.note !== '' || step.text !== steps[index - 1]?.text).reverse()
}
