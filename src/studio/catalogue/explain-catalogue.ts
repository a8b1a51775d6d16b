import { z } from 'zod'
import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'

export type CatalogueReading = { catalogue: Catalogue } | { problem: string }

const korean = z.locales.ko().localeError

/** Reads the text of a catalogue; where it can't be used, `problem` says in Korean what is wrong and where. */
export function readCatalogue(text: string): CatalogueReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: explainSyntax(text) }
  }
  const result = catalogueSchema.safeParse(value, { error: korean })
  if (result.success) return { catalogue: result.data }
  return { problem: result.error.issues.map((issue) => explainIssue(issue.path, issue.message)).join('\n') }
}

function explainSyntax(text: string): string {
  const lines = text.slice(0, findSlip(text)).split('\n')
  const column = (lines.at(-1)?.length ?? 0) + 1
  return `${lines.length}번째 줄 ${column}번째 글자 근처에서 JSON 문법이 맞지 않아요. 쉼표나 따옴표, 괄호를 확인해 주세요.`
}

/** The length of the longest beginning that could still become JSON. JSON.parse names the place for some slips only. */
function findSlip(text: string): number {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (couldBecomeJson(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function couldBecomeJson(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const message = String(error)
    return /end of JSON input|Unterminated string/.test(message) || message.includes(`at position ${beginning.length} `)
  }
}

/** `products[2].unitPrice: …`, counted from 0 as JSON tools do. */
function explainIssue(path: readonly PropertyKey[], message: string): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return place ? `${place.replace(/^\./, '')}: ${message}` : message
}
