import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const REGULAR = require.resolve('pretendard/dist/public/static/Pretendard-Regular.otf')
const BOLD = require.resolve('pretendard/dist/public/static/Pretendard-Bold.otf')
const EMOJI = require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')
// One weight for what Pretendard lacks, above all Hanja: it stands well beside both of Pretendard's.
const HANJA = require.resolve('@expo-google-fonts/noto-sans-kr/500Medium/NotoSansKR_500Medium.ttf')

/** Noto Emoji's signs are wider than the letters around them. */
const EMOJI_SCALE = 0.86
const MISSING = '□'
// What only tells how the sign before it looks, and may be left out where no font knows it.
const SHAPERS = /\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu
const looksLikeEmoji = /\p{Emoji_Presentation}|\uFE0F|\u20E3/u

export type Weight = 'regular' | 'bold'
export type TextStyle = { size: number; weight?: Weight; colour?: string }
type Run = { font: string; text: string; size: number }

/** The part of a PDF document that is needed to write text. */
type Page = {
  font(source: string, size: number): unknown
  fillColor(colour: string): unknown
  widthOfString(text: string): number
  text(text: string, x: number, y: number, options: { lineBreak: false; baseline: 'alphabetic' }): unknown
}

export type SheetText = {
  /** Writes one line with its baseline at `y`; what is wider than `width` ends in an ellipsis. Answers with its width. Points. */
  write(text: string, x: number, y: number, style: TextStyle & { width?: number; align?: 'left' | 'right' }): number
  widthOf(text: string, style: TextStyle): number
  /** The lines of a text that is broken at spaces, and within words that are wider than a line. */
  wrap(text: string, width: number, style: TextStyle): string[]
}

export const FIRST_FONT = REGULAR

/**
 * Writes text of any script that a customer may type: each sign in the first font that has it. `hasGlyph` says whether a font,
 * by its path, has a code point; the fonts are opened only when they are needed.
 */
export function createSheetText(page: Page, hasGlyph: (font: string, codePoint: number) => boolean): SheetText {
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })
  const known = new Map<string, { font: string; text: string }>()

  function findFont(grapheme: string, weight: Weight): { font: string; text: string } {
    const key = `${weight} ${grapheme}`
    const found = known.get(key) ?? chooseFont(grapheme, weight)
    known.set(key, found)
    return found
  }

  function chooseFont(grapheme: string, weight: Weight): { font: string; text: string } {
    const own = weight === 'bold' ? BOLD : REGULAR
    const fonts = looksLikeEmoji.test(grapheme) ? [EMOJI, own, HANJA] : [own, HANJA, EMOJI]
    for (const text of [grapheme, grapheme.replace(SHAPERS, '')]) {
      const font = fonts.find((candidate) => [...text].every((sign) => hasGlyph(candidate, sign.codePointAt(0) ?? 0)))
      if (font) return { font, text }
    }
    return { font: own, text: MISSING }
  }

  function toRuns(text: string, { size, weight = 'regular' }: TextStyle): Run[] {
    const runs: Run[] = []
    for (const { segment } of graphemes.segment(text.normalize('NFC').replace(/\s/g, ' '))) {
      const { font, text: shown } = findFont(segment, weight)
      const last = runs.at(-1)
      if (last?.font === font) last.text += shown
      else runs.push({ font, text: shown, size: font === EMOJI ? size * EMOJI_SCALE : size })
    }
    return runs
  }

  function widthOfRun({ font, text, size }: Run): number {
    page.font(font, size)
    return page.widthOfString(text)
  }

  const widthOf = (text: string, style: TextStyle) => toRuns(text, style).reduce((width, run) => width + widthOfRun(run), 0)

  function shorten(text: string, width: number, style: TextStyle): string {
    if (widthOf(text, style) <= width) return text
    const signs = [...graphemes.segment(text)].map(({ segment }) => segment)
    const fits = (length: number) => widthOf(`${signs.slice(0, length).join('')}…`, style) <= width
    return `${signs.slice(0, longest(signs.length, fits)).join('')}…`
  }

  function wrapLine(line: string, width: number, style: TextStyle): string[] {
    const lines: string[] = []
    let current = ''
    for (const word of line.split(' ').flatMap((part) => breakWord(part, width, style))) {
      const longer = current ? `${current} ${word}` : word
      if (current && widthOf(longer, style) > width) {
        lines.push(current)
        current = word
      } else current = longer
    }
    return [...lines, current]
  }

  function breakWord(word: string, width: number, style: TextStyle): string[] {
    let rest = [...graphemes.segment(word)].map(({ segment }) => segment)
    const parts: string[] = []
    while (widthOf(rest.join(''), style) > width) {
      const length = Math.max(
        1,
        longest(rest.length, (tried) => widthOf(rest.slice(0, tried).join(''), style) <= width),
      )
      parts.push(rest.slice(0, length).join(''))
      rest = rest.slice(length)
      if (rest.length === 0) return parts
    }
    return [...parts, rest.join('')]
  }

  return {
    widthOf,
    wrap: (text, width, style) => text.split('\n').flatMap((line) => wrapLine(line, width, style)),
    write(text, x, y, { width, align = 'left', ...style }) {
      const runs = toRuns(width === undefined ? text : shorten(text, width, style), style)
      const widths = runs.map(widthOfRun)
      const whole = widths.reduce((sum, part) => sum + part, 0)
      let at = align === 'right' ? x - whole : x
      page.fillColor(style.colour ?? '#000000')
      for (const [index, run] of runs.entries()) {
        page.font(run.font, run.size)
        page.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' })
        at += widths[index] ?? 0
      }
      return whole
    },
  }
}

/** The largest length below `most` that fits, by halving; 0 where none does. */
function longest(most: number, fits: (length: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}
