import type { Messages } from '../index.ts'
import { helpTopicsEn } from './help-topics.ts'
import { shortcutsEn } from './shortcuts.ts'

export const helpEn: Messages['help'] = {
  title: 'Help',
  search: 'Search the help',
  placeholder: 'How can we help?',
  clear: 'Clear',
  back: 'Go back',
  groupsLabel: 'Contents of the help',
  groups: {
    import: 'Adding photos',
    find: 'Finding',
    edit: 'Selecting and editing',
    albums: 'Albums',
    view: 'Viewing',
    keep: 'Export and backup',
    order: 'Orders',
    keys: 'Shortcuts',
  },
  found: (count) => (count === 1 ? '1 answer' : `${count.toLocaleString('en')} answers`),
  nothingTitle: (text) => `No help for “${text}”`,
  nothingText: (studio) => `Try another word, or call ${studio}. We are glad to help.`,
  phone: 'The studio’s phone number',
  showAll: 'Show all help',
  ask: (studio) => `For anything else, ask ${studio}`,
  topics: helpTopicsEn,
  ...shortcutsEn,
}
