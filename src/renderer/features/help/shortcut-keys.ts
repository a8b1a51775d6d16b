/** The ways to press a shortcut, each as its keys: `Mod+Z, Ctrl+Y` → [[Ctrl, Z], [Ctrl, Y]]. On a Mac `Mod` is ⌘. */
export function waysOf(keys: string, mac: boolean): string[][] {
  // A plus at the beginning of a way is the key itself.
  return keys.split(', ').map((way) => way.split(/(?<=.)\+/).map((key) => (key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key)))
}
