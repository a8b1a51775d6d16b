import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell, type WebContents } from 'electron'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { BACKUP_EXTENSION, bridgeChannel } from '#shared/host-bridge.ts'
import { photoExtensions } from '#shared/photo-formats.ts'
import { isAppUrl } from './app-scheme.ts'

export type BridgeParts = {
  window: BrowserWindow
  /** Throws PHOTO_NOT_FOUND. */
  photoPath(id: number): string
  openLink(url: string): Promise<void>
  /** Where the studio says that an order can be paid; null where it has not. Throws ORDER_NOT_FOUND. */
  paymentLink(orderId: string): Promise<string | null>
  /** Where a file is offered to be saved. */
  downloadsDir: string
}

/** Answers what preload asks for. Calls from any frame but the window's own top frame are refused. */
export function handleBridge({ window, photoPath, openLink, paymentLink, downloadsDir }: BridgeParts): void {
  const { webContents } = window

  handle(webContents, bridgeChannel.pickPhotos, z.tuple([z.enum(['folder', 'files'])]), async ([kind]) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: kind === 'folder' ? '사진 폴더 고르기' : '사진 고르기',
      buttonLabel: '가져오기',
      properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections'],
      filters: kind === 'folder' ? [] : [{ name: '사진', extensions: [...photoExtensions] }],
    })
    return canceled ? null : filePaths
  })

  handle(webContents, bridgeChannel.pickFolder, z.tuple([z.enum(['save', 'find'])]), async ([purpose]) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: purpose === 'save' ? '저장할 폴더 고르기' : '사진이 있는 폴더 고르기',
      buttonLabel: purpose === 'save' ? '여기에 저장' : '여기서 찾기',
      properties: purpose === 'save' ? ['openDirectory', 'createDirectory'] : ['openDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  })

  handle(webContents, bridgeChannel.pickBackup, z.tuple([]), async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: '사진함 백업 고르기',
      buttonLabel: '고르기',
      properties: ['openFile'],
      filters: [{ name: '사진함 백업', extensions: [BACKUP_EXTENSION] }],
    })
    return canceled ? null : (filePaths[0] ?? null)
  })

  // Shown in the file manager and never opened: a path from the page could be that of a program.
  handle(webContents, bridgeChannel.revealFile, z.tuple([z.string().min(1).max(4096)]), async ([path]) => {
    shell.showItemInFolder(path)
  })

  handle(webContents, bridgeChannel.revealPhoto, z.tuple([z.int().positive()]), async ([id]) => {
    shell.showItemInFolder(photoPath(id))
  })

  handle(webContents, bridgeChannel.openLink, z.tuple([z.url().max(2000)]), async ([url]) => await openLink(url))

  handle(webContents, bridgeChannel.openPayment, z.tuple([z.uuid()]), async ([orderId]) => {
    const link = await paymentLink(orderId)
    // What the studio's server sent is https by its schema; it may lie anywhere, as payment services do.
    if (link === null || URL.parse(link)?.protocol !== 'https:') throw new AppError('FORBIDDEN', {})
    await shell.openExternal(link)
  })

  handle(webContents, bridgeChannel.printPage, z.tuple([]), async () => await print(webContents))

  handle(webContents, bridgeChannel.savePage, z.tuple([z.string().min(1).max(100)]), async ([name]) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: '저장하기',
      buttonLabel: '저장',
      defaultPath: join(downloadsDir, `${name.replace(/[\\/:*?"<>|]/g, ' ')}.pdf`),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    if (canceled || filePath === '') return null
    await writeFile(filePath, await webContents.printToPDF({ printBackground: true, pageSize: 'A4' }), { flush: true })
    return filePath
  })
}

function handle<Input extends unknown[], Output>(
  contents: WebContents,
  channel: string,
  inputSchema: z.ZodType<Input>,
  answer: (input: Input) => Promise<Output>,
): void {
  ipcMain.handle(channel, async (event, ...input: unknown[]) => {
    if (!isFromPage(event, contents)) throw new AppError('FORBIDDEN', {})
    const parsed = inputSchema.safeParse(input)
    if (!parsed.success) throw new AppError('INVALID_INPUT', { field: channel })
    return await answer(parsed.data)
  })
}

/** `senderFrame` is null once its frame has gone, and then nobody waits for the answer either. */
function isFromPage(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame
  return event.sender === contents && frame !== null && frame.parent === null && isAppUrl(frame.url)
}

function print(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (success, failureReason) => {
      // Closing the dialog is an answer, not a failure.
      if (success || /cancel/i.test(failureReason)) resolve()
      else reject(new Error(failureReason))
    })
  })
}
