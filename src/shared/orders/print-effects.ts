import type { Catalogue, PrintProduct } from '../catalogue/catalogue.ts'
import type { Paper } from '../layout/print-layout.ts'

/** What the options of a print do to its picture. */
export type PrintEffects = {
  /** White border in mm; 0 is none. */
  readonly borderMm: number
  /** Whether the day that the photo was taken is printed into it. */
  readonly dateImprint: boolean
}

/**
 * What the options come to: the widest of their borders, a third of the paper's short edge at most, and the date where any
 * of them asks for it. An option that is left out counts as its first choice, one that the catalogue lacks as nothing.
 */
export function printEffects(
  catalogue: Pick<Catalogue, 'options'>,
  product: Pick<PrintProduct, 'shortMm'>,
  options: Readonly<Record<string, string>>,
): PrintEffects {
  const chosen = catalogue.options.map((option) => {
    const choiceId = options[option.id]
    return choiceId === undefined ? option.choices[0] : option.choices.find(({ id }) => id === choiceId)
  })
  const widest = Math.max(0, ...chosen.map((choice) => choice?.borderMm ?? 0))
  return { borderMm: Math.min(widest, product.shortMm / 3), dateImprint: chosen.some((choice) => choice?.dateImprint === true) }
}

/** The paper of a product in pixels at 300 dpi, for `layoutPrint`. The border is a whole number of them, so that its edge is sharp. */
export function paperOf(
  product: Pick<PrintProduct, 'shortMm' | 'shortPx' | 'longPx'>,
  { borderMm }: Pick<PrintEffects, 'borderMm'>,
): Paper {
  return { short: product.shortPx, long: product.longPx, border: Math.round((borderMm * product.shortPx) / product.shortMm) }
}
