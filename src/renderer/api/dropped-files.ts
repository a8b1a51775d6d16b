import { hostHasPaths } from './host-bridge.ts'

/**
 * The files of a drop. A host with paths takes folders as they are; in a browser they are walked through here, which has to
 * begin before the drop event ends, since its items are empty after it.
 */
export function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  if (hostHasPaths) return Promise.resolve([...transfer.files])
  return Promise.all([...transfer.items].map(filesOfItem)).then((files) => files.flat())
}

function filesOfItem(item: DataTransferItem): Promise<File[]> {
  const entry = item.webkitGetAsEntry()
  // A file that a script put there has no entry.
  const file = entry ? null : item.getAsFile()
  return entry ? filesOfEntry(entry) : Promise.resolve(file ? [file] : [])
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isDirectory(entry)) return []
  const children = await readAll(entry.createReader())
  return (await Promise.all(children.map(filesOfEntry))).flat()
}

/** A reader answers at most 100 entries at a time, and none at the end. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
