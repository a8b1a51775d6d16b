/** How well a word was found, best first. */
export const RANK = {
  exactTag: 0,
  wholeWord: 1,
  wordStart: 2,
  inside: 3,
  stem: 4,
  siot: 5,
  acrossSpace: 6,
  typing: 7,
  leads: 8,
  keyboard: 9,
  sound: 10,
  typo: 11,
} as const
