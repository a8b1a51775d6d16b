import { address } from '#shared/addresses.ts'
import { BACKUP_EXTENSION, type HostBridge } from '#shared/host-bridge.ts'
import { kindByName, photoExtensions } from '#shared/photo-formats.ts'
import { createStore } from './store.ts'

const LANES = 3
const ACCEPTED = ['image/*', ...photoExtensions.map((extension) => `.${extension}`)].join(',')

/** How far the bytes of chosen files have come on their way to the core; null while none are moving. */
export const inboxProgress = createStore<{ done: number; total: number; stop: () => void } | null>(null)

/** What a browser can do of the bridge: choose by a file input, hand bytes over by the inbox. */
export const browserBridge: HostBridge = {
  pickPhotos: async (kind) => {
    const files = await chooseFiles(kind === 'folder' ? { webkitdirectory: true } : { accept: ACCEPTED, multiple: true })
    return files && sendToInbox(files.filter((file) => isWanted(file, kind)))
  },
  pathsOf: (files) => sendToInbox(files),
  pickFolder: null,
  pickBackup: async () => {
    const files = await chooseFiles({ accept: `.${BACKUP_EXTENSION}` })
    return files && ((await sendToInbox(files))[0] ?? null)
  },
  revealFile: null,
  revealPhoto: null,
  openLink: async (url) => {
    window.open(url, '_blank', 'noopener')
  },
  openPayment: async (_orderId, link) => {
    window.open(link, '_blank', 'noopener')
  },
  printPage: async () => window.print(),
  savePage: null,
  onOrderClicked: null,
}

/** What lies in a folder beside photos stays there; of chosen files, only a film's bytes are not worth the way. */
function isWanted({ name }: File, kind: 'folder' | 'files'): boolean {
  return kind === 'folder' ? kindByName(name) === 'photo' : kindByName(name) !== 'video'
}

/** Null where the customer changed their mind. */
function chooseFiles(options: Partial<Pick<HTMLInputElement, 'accept' | 'multiple' | 'webkitdirectory'>>): Promise<File[] | null> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', hidden: true, ...options })
    // Playwright and some browsers only report a choice for an input that is in the document.
    document.body.append(input)
    const finish = (files: File[] | null) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]), { once: true })
    input.addEventListener('cancel', () => finish(null), { once: true })
    input.click()
  })
}

/** Posts each file's bytes; answers where the core finds them, in the same order. Stopping keeps what has arrived. */
async function sendToInbox(chosen: readonly File[]): Promise<string[]> {
  // Folders hold hidden files that no one meant to choose, such as .DS_Store.
  const files = chosen.filter((file) => !file.name.startsWith('.'))
  if (files.length === 0) return []
  const batch = crypto.randomUUID()
  const stopping = new AbortController()
  const paths = new Map<number, string>()
  const queue = files.entries()
  const report = () => inboxProgress.set({ done: paths.size, total: files.length, stop: () => stopping.abort() })
  const lane = async () => {
    for (const [index, file] of queue) {
      if (stopping.signal.aborted) return
      paths.set(index, await postFile(file, batch, stopping.signal))
      report()
    }
  }
  report()
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } catch (error) {
    const stopped = stopping.signal.aborted
    stopping.abort()
    if (!stopped) throw error
  } finally {
    inboxProgress.set(null)
  }
  return [...paths.entries()].sort(([a], [b]) => a - b).map(([, path]) => path)
}

async function postFile(file: File, batch: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(`${address.inbox}?name=${encodeURIComponent(file.name)}&batch=${batch}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  })
  if (!response.ok) throw new InboxError(file.name)
  const { path } = (await response.json()) as { path: string }
  return path
}

/** A chosen file that could not be handed over. */
export class InboxError extends Error {
  readonly fileName: string

  constructor(fileName: string) {
    super(`could not hand over ${fileName}`)
    this.fileName = fileName
  }
}
