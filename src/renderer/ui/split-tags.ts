/** What the contract takes, in UTF-16 units. */
const MAX_LENGTH = 60

/** `제주, 바다` → two tags, without doubles and without what is too long to keep. */
export function splitTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH))
  return [...new Set(tags.filter(Boolean))]
}
