import type { Messages } from '../index.ts'

export const backgroundEn: Messages['background'] = {
  open: (studio) => `Open ${studio}`,
  quit: (studio) => `Quit ${studio}`,
  stillSending: 'An order is still being sent',
  goesOnLater: 'It is kept if you quit now, and goes on the next time you open the app.',
  keepSending: 'Keep sending',
  endNow: 'Quit',
  received: 'The studio has your whole order.',
  needsYou: 'There is something to decide. Click to see the order.',
}
