import type { OrderSheet, SheetLine } from '../intake/order-sheet.ts'
import type { IntakeSettings } from '../settings/intake-settings.ts'
import { type DpofJob, MAX_NUMBER, splitCopies } from './dpof.ts'
import { nameSizeFolders } from './size-folder-names.ts'

export type PlannedPrint = {
  line: SheetLine
  /** Position in the order, from 1. */
  position: number
  /** Of the rendered print; an original keeps its own extension. */
  imageName: string
}

/** What goes into one folder of an order. */
export type PrintFolder = {
  name: string
  /** Where its images lie, from the order's folder, with `/`. */
  images: string
  paperSize: string
  prints: PlannedPrint[]
  /** What stands in its DPOF file; none in the plain profile. */
  jobs: DpofJob[]
}

type Profile = Pick<IntakeSettings, 'folder' | 'imageFolder'>

/**
 * Which image goes where: a DPOF root for each size, where one with more than 999 jobs takes a second, `4x6_2`, since a DPOF
 * file holds no more; or in the plain profile a folder for each size and quantity, `4x6_x2`.
 */
export function planLabFolder(sheet: OrderSheet, profile: Profile): PrintFolder[] {
  const sizeNames = nameSizeFolders(sheet.lines.map((line) => line.product))
  const groups = new Map<string, PrintFolder[]>()
  for (const [index, line] of sheet.lines.entries()) {
    const paperSize = sizeNames.get(line.product.id) ?? line.product.id
    const print = { line, position: index + 1, imageName: nameImage(line, index + 1, paperSize) }
    const group = profile.folder === 'plain' ? `${paperSize}_x${line.quantity}` : paperSize
    const folders = groups.get(group) ?? []
    groups.set(group, folders)
    const jobs = profile.folder === 'plain' ? [] : splitCopies(print.imageName, line.quantity)
    const folder = folderWithRoom(folders, { name: group, paperSize }, jobs.length, profile)
    folder.prints.push(print)
    folder.jobs.push(...jobs)
  }
  return [...groups.values()].flat()
}

/** `0001_4x6_glossy_x2.jpg`: place in the order, size, the first option's choice (the paper's finish), copies. */
export function nameImage(line: Pick<SheetLine, 'options' | 'quantity'>, position: number, paperSize: string): string {
  const finish = line.options[0]?.choiceId
  return `${[String(position).padStart(4, '0'), paperSize, ...(finish ? [finish] : []), `x${line.quantity}`].join('_')}.jpg`
}

function folderWithRoom(
  folders: PrintFolder[],
  group: Pick<PrintFolder, 'name' | 'paperSize'>,
  jobs: number,
  profile: Profile,
): PrintFolder {
  const last = folders.at(-1)
  if (last && last.jobs.length + jobs <= MAX_NUMBER) return last
  const name = folders.length === 0 ? group.name : `${group.name}_${folders.length + 1}`
  const images = profile.folder === 'plain' ? name : `${name}/${profile.imageFolder}`
  const added: PrintFolder = { name, images, paperSize: group.paperSize, prints: [], jobs: [] }
  folders.push(added)
  return added
}
