/** Contrast that the WCAG want of text at level AA. */
const READABLE = 4.5
const WHITE = '#ffffff'
const DARK_CARD = '#221e1b'

type Rgb = readonly [number, number, number]

export type BrandColours = {
  /** Carries white text. */
  accent: string
  /** Text on light paper and on `soft`. */
  ink: string
  soft: string
  /** Text on dark paper and on `softDark`. */
  inkDark: string
  softDark: string
}

/** The studio's two colours made safe: whatever it chose, text on and in them stays readable. All as `#rrggbb`. */
export function brandColours(chosen: { accent: string; accentSoft: string }): BrandColours {
  const soft = contrast(chosen.accentSoft, '#211c17') >= 10 ? chosen.accentSoft : mix(chosen.accent, WHITE, 0.88)
  const softDark = mix(chosen.accent, DARK_CARD, 0.8)
  return {
    accent: towards(chosen.accent, '#000000', (colour) => contrast(colour, WHITE)),
    ink: towards(chosen.accent, '#000000', (colour) => Math.min(contrast(colour, soft), contrast(colour, '#f3eee8'))),
    soft,
    inkDark: towards(chosen.accent, WHITE, (colour) => Math.min(contrast(colour, softDark), contrast(colour, DARK_CARD))),
    softDark,
  }
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function towards(colour: string, end: string, measure: (colour: string) => number): string {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, end, share)
    if (measure(candidate) >= READABLE) return candidate
  }
  return end
}

function mix(from: string, to: string, share: number): string {
  const a = parse(from)
  const b = parse(to)
  const part = (index: 0 | 1 | 2) =>
    Math.round(a[index] + (b[index] - a[index]) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${part(0)}${part(1)}${part(2)}`
}

function luminance(colour: string): number {
  const [r, g, b] = parse(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function parse(colour: string): Rgb {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as unknown as Rgb
}
