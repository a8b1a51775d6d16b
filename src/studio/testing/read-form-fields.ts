const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** What a browser would send of the form with this id, but for its buttons. Knows only the HTML that the console writes. */
export function readFormFields(page: string, formId: string): URLSearchParams {
  const start = page.search(new RegExp(`<form[^>]* id="${formId}"`))
  const form = page.slice(start, page.indexOf('</form>', start))
  const fields = new URLSearchParams()
  for (const [tag, kind] of form.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
    const name = readAttribute(tag, 'name')
    if (name === undefined) continue
    const rest = form.slice(form.indexOf(tag) + tag.length)
    if (kind === 'select') fields.append(name, chosenOf(rest.slice(0, rest.indexOf('</select>'))))
    else if (kind === 'textarea') fields.append(name, unescapeHtml(rest.slice(0, rest.indexOf('</textarea>'))).replace(/\n/g, '\r\n'))
    else if (!/ type="(radio|checkbox)"/.test(tag) || / checked/.test(tag)) fields.append(name, readAttribute(tag, 'value') ?? 'on')
  }
  return fields
}

function chosenOf(options: string): string {
  const tags = options.match(/<option\b[^>]*>/g) ?? []
  return readAttribute(tags.find((tag) => tag.endsWith(' selected>')) ?? tags[0] ?? '', 'value') ?? ''
}

function readAttribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescapeHtml(value)
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
}
