import { z } from 'zod'
import { type Catalogue, catalogueSchema } from '#shared/catalogue/catalogue.ts'

export type CatalogueReading = { catalogue: Catalogue } | { problem: string }

const korean = z.locales.ko().localeError

/** Reads the text of a catalogue; where it can't be used, `problem` says in Korean what is wrong and where. */
export function readCatalogue(text: string): CatalogueReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: explainSyntax(text, error) }
  }
  const result = catalogueSchema.safeParse(value, { error: korean })
  if (result.success) return { catalogue: result.data }
  return { problem: result.error.issues.map((issue) => explainIssue(issue.path, issue.message)).join('\n') }
}

function explainSyntax(text: string, error: unknown): string {
  const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
  const before = text.slice(0, position).split('\n')
  return `${before.length}번째 줄 ${(before.at(-1)?.length ?? 0) + 1}번째 글자 근처에서 JSON 문법이 맞지 않아요. 쉼표나 따옴표, 괄호를 확인해 주세요.`
}

/** `products[2].unitPrice: …`, counted from 0 as JSON tools do. */
function explainIssue(path: readonly PropertyKey[], message: string): string {
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return place ? `${place.replace(/^\./, '')}: ${message}` : message
}
