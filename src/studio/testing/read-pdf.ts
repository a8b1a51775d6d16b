import { inflateSync } from 'node:zlib'

export type PdfText = {
  /** The text of each page: what stands on one line in the order it was written, lines apart by `\n`. */
  pages: string[]
  /** How many signs are drawn as the font's sign for what it lacks. */
  missing: number
  /** Filled rectangles of the first page that are black, in points. */
  blackRectangles: { x: number; y: number; width: number; height: number }[]
  images: number
  /** Baseline of the text that stands lowest on any page, in points from its bottom. */
  lowest: number
}

type Pdf = { text: string; bytes: Uint8Array; offsets: Map<number, number> }

/**
 * Reads a PDF as a viewer does, by its own tables: what its fonts say that each sign means. Only as much of the format as
 * pdfkit writes.
 */
export function readPdf(bytes: Uint8Array): PdfText {
  const pdf = openPdf(bytes)
  const kids = [...take(pdf.text, /\/Kids \[([^\]]+)\]/).matchAll(/(\d+) 0 R/g)].map((kid) => Number(kid[1]))
  const read = kids.map((kid) => readPage(pdf, kid))
  const first = kids[0] === undefined ? '' : contentOf(pdf, kids[0])
  return {
    pages: read.map(({ text }) => text),
    missing: read.reduce((sum, page) => sum + page.missing, 0),
    blackRectangles: readBlackRectangles(first),
    images: [...pdf.text.matchAll(/\/Subtype \/Image/g)].length,
    lowest: Math.min(...kids.flatMap((kid) => [...contentOf(pdf, kid).matchAll(/ (\S+) Tm/g)].map(([, y]) => Number(y)))),
  }
}

function openPdf(bytes: Uint8Array): Pdf {
  const text = Buffer.from(bytes).toString('latin1')
  const table = text.slice(Number(take(text, /startxref\n(\d+)\n%%EOF/)))
  const entries = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
  return { text, bytes, offsets: new Map(entries.map((entry, index) => [index, Number(entry[1])])) }
}

function objectAt(pdf: Pdf, id: number): string {
  const from = pdf.offsets.get(id) ?? Number.NaN
  return pdf.text.slice(from, pdf.text.indexOf('endobj', from))
}

function streamOf(pdf: Pdf, id: number): string {
  const from = pdf.offsets.get(id) ?? Number.NaN
  const start = pdf.text.indexOf('stream\n', from) + 'stream\n'.length
  const head = pdf.text.slice(from, start)
  const raw = pdf.bytes.subarray(start, start + Number(take(head, /\/Length (\d+)/)))
  return (head.includes('/FlateDecode') ? inflateSync(raw) : Buffer.from(raw)).toString('latin1')
}

const contentOf = (pdf: Pdf, page: number) => streamOf(pdf, Number(take(objectAt(pdf, page), /\/Contents (\d+) 0 R/)))

function readPage(pdf: Pdf, page: number): { text: string; missing: number } {
  const resources = objectAt(pdf, Number(take(objectAt(pdf, page), /\/Resources (\d+) 0 R/)))
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, readMeanings(pdf, Number(id))]))
  let [text, missing, line, font] = ['', 0, '', '']
  for (const [, atY, fontName, shown] of contentOf(pdf, page).matchAll(/1 0 0 1 \S+ (\S+) Tm|\/(F\d+) \S+ Tf|\[([^\]]*)\] TJ/g)) {
    if (atY !== undefined) {
      if (line !== '' && atY !== line) text += '\n'
      line = atY
    } else if (fontName !== undefined) font = fontName
    else {
      const signs = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      missing += signs.filter((sign) => sign === '0000').length
      text += signs.map((sign) => fonts.get(font)?.get(Number.parseInt(sign, 16)) ?? '').join('')
    }
  }
  return { text, missing }
}

/** What each sign of a font means, by its ToUnicode table. */
function readMeanings(pdf: Pdf, font: number): Map<number, string> {
  const table = streamOf(pdf, Number(take(objectAt(pdf, font), /\/ToUnicode (\d+) 0 R/)))
  const meanings = new Map<number, string>()
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
      meanings.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units))
    }
  }
  return meanings
}

function readBlackRectangles(content: string): PdfText['blackRectangles'] {
  const black = content.matchAll(/(\S+) (\S+) (\S+) (\S+) re\n(?:\/DeviceRGB cs\n)?0 0 0 scn\nf\n/g)
  return [...black].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
    return { x, y, width, height }
  })
}

function take(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`nothing like ${pattern} in the PDF`)
  return found
}
