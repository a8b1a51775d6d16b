import type { shortcutsKo } from '../ko/shortcuts.ts'

export const shortcutsEn: typeof shortcutsKo = {
  or: 'or',
  shortcuts: {
    anywhere: {
      title: 'Anywhere',
      words: 'keyboard keys',
      rows: [
        ['F1, ?', 'Help'],
        ['Mod+F', 'Search'],
        ['Mod+Z', 'Undo'],
        ['Mod+Shift+Z, Ctrl+Y', 'Redo'],
        ['Esc', 'Close, select nothing'],
      ],
    },
    library: {
      title: 'In the library',
      words: 'keyboard keys select move',
      rows: [
        ['←, →, ↑, ↓', 'To the photo beside, above or below'],
        ['PageUp, PageDown', 'A screen up or down'],
        ['Home, End', 'First photo, last photo'],
        ['Enter', 'Open'],
        ['Space', 'Select or not'],
        ['Shift+←, Shift+→', 'Select on'],
        ['Mod+A', 'Select all'],
        ['F', 'Favourite or not'],
        ['1, 2, 3, 4, 5', 'Stars'],
        ['0', 'No stars'],
        ['Delete, Backspace', 'Out of the library; in an album, out of the album'],
        ['Shift+F10', 'Open the menu'],
      ],
    },
    viewer: {
      title: 'In an open photo',
      words: 'keyboard keys zoom next previous',
      rows: [
        ['←, →', 'Previous, next. When close: move'],
        ['Home, End', 'First photo, last photo'],
        ['+, -', 'Larger, smaller'],
        ['Enter', 'Close up, whole picture'],
        ['0', 'No stars. When close: whole picture'],
        ['1, 2, 3, 4, 5', 'Stars'],
        ['F', 'Favourite or not'],
        ['I', 'Information'],
        ['Mod+Enter', 'Save the caption being written'],
        ['Delete, Backspace', 'Out of the library'],
        ['Esc', 'Back to the library'],
      ],
    },
    similar: {
      title: 'In similar photos',
      words: 'keyboard keys compare',
      rows: [
        ['←, →', 'To the photo beside'],
        ['1, 2, 3 … 9', 'Choose that photo'],
        ['Shift+1 … 9', 'Choose it too, or not'],
        ['C', 'Compare large'],
        ['PageUp, PageDown', 'Previous group, next group'],
      ],
    },
    order: {
      title: 'In an order',
      words: 'keyboard keys crop copies',
      rows: [
        ['←, →, ↑, ↓', 'Move the part that is printed; further with Shift'],
        ['↑, ↓', 'In the field for copies: one more, one less'],
      ],
    },
  },
}
