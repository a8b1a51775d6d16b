/** A text as it is quoted in a sentence: beyond so many characters its beginning and an ellipsis. Never cuts a character in two. */
export function shorten(text: string, most = 40): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
