import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import { type DpofJob, MAX_NUMBER, splitCopies } from './dpof.ts'
import { nameSizeFolders } from './size-folder-names.ts'

export type PlannedPrint = {
  line: SheetLine
  /** Position in the order, from 1. */
  position: number
  imageName: string
}

/** What goes into the folder of one paper size. */
export type SizeFolder = { name: string; paperSize: string; prints: PlannedPrint[]; jobs: DpofJob[] }

/** Which image goes where. A size with more than 999 jobs takes a second folder, `4x6-2`, since a DPOF file holds no more. */
export function planLabFolder(sheet: OrderSheet): SizeFolder[] {
  const sizeNames = nameSizeFolders(sheet.lines.map((line) => line.product))
  const bySize = new Map<string, SizeFolder[]>()
  for (const [index, line] of sheet.lines.entries()) {
    const paperSize = sizeNames.get(line.product.id) ?? line.product.id
    const folders = bySize.get(line.product.id) ?? []
    bySize.set(line.product.id, folders)
    const print = { line, position: index + 1, imageName: nameImage(line, index + 1, paperSize) }
    const jobs = splitCopies(print.imageName, line.quantity)
    const folder = folderWithRoom(folders, paperSize, jobs.length)
    folder.prints.push(print)
    folder.jobs.push(...jobs)
  }
  return [...bySize.values()].flat()
}

/** `0001_4x6_glossy_x2.jpg`: place in the order, size, the first option's choice (the paper's finish), copies. */
export function nameImage(line: Pick<SheetLine, 'options' | 'quantity'>, position: number, paperSize: string): string {
  const finish = line.options[0]?.choiceId
  return `${[String(position).padStart(4, '0'), paperSize, ...(finish ? [finish] : []), `x${line.quantity}`].join('_')}.jpg`
}

function folderWithRoom(folders: SizeFolder[], paperSize: string, jobs: number): SizeFolder {
  const last = folders.at(-1)
  if (last && last.jobs.length + jobs <= MAX_NUMBER) return last
  const name = folders.length === 0 ? paperSize : `${paperSize}-${folders.length + 1}`
  const added: SizeFolder = { name, paperSize, prints: [], jobs: [] }
  folders.push(added)
  return added
}
