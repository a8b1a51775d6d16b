import { statSync } from 'node:fs'

/** Whether the server's folder is still the one that it began with. */
export type DataFolder = { isThere(): boolean }

/**
 * Knows the data folder by a file that the server holds open: an order that is written into a folder that was deleted or moved
 * away would be acknowledged and gone.
 */
export function watchDataFolder(heldFile: string): DataFolder {
  const identify = () => {
    const stat = statSync(heldFile, { bigint: true, throwIfNoEntry: false })
    return stat && `${stat.dev}:${stat.ino}`
  }
  const own = identify()
  return { isThere: () => own !== undefined && identify() === own }
}
