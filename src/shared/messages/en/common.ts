import type { Messages } from '../index.ts'

export const commonEn: Messages['common'] = {
  close: 'Close',
  cancel: 'Never mind',
  leaveAsk: 'Leave it? What you wrote will be lost.',
  keepWriting: 'Keep writing',
  save: 'Save',
  undo: 'Undo',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  loadFailed: 'This could not be loaded',
  disconnected: 'The connection to the program was lost. Reconnecting. Your photos and orders are safe.',
}
