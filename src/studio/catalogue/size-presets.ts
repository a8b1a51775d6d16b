/** Papers that Korean studios sell; a lab's own measures can be typed over them. */
export const sizePresets = [
  ['print-3x5', '3×5', 89, 127, 1050, 1500],
  ['print-d3', 'D3', 95, 127, 1125, 1500],
  ['print-4x6', '4×6', 102, 152, 1200, 1800],
  ['print-d4', 'D4', 114, 152, 1350, 1800],
  ['print-5x7', '5×7', 127, 178, 1500, 2100],
  ['print-8x10', '8×10', 203, 254, 2400, 3000],
  ['print-a4', 'A4', 210, 297, 2480, 3508],
  ['print-11x14', '11×14', 279, 356, 3300, 4200],
  ['print-id', '증명', 25, 30, 295, 354],
  ['print-id-half', '반명함', 30, 40, 354, 472],
  ['print-passport', '여권', 35, 45, 413, 531],
  ['print-card', '명함', 50, 70, 591, 827],
].map(([id, name, ...measures]) => {
  const [shortMm, longMm, shortPx, longPx] = measures.map(String)
  // Faces are looked at closely: an ID photo is good from 300 dpi on only.
  const dpi = Number(longMm) <= 45 ? { goodDpi: '300', warnDpi: '300' } : { goodDpi: '200', warnDpi: '150' }
  return {
    id: String(id),
    name: String(name),
    shortMm: shortMm ?? '',
    longMm: longMm ?? '',
    shortPx: shortPx ?? '',
    longPx: longPx ?? '',
    ...dpi,
  }
})
