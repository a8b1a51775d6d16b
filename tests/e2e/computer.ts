import { expect, type Page } from '@playwright/test'
import { photosIn } from './steps.ts'

export type Computer = {
  window: Page
  /** What the next dialog of the system answers with. */
  pick(...paths: string[]): void
  /** Imports a folder by the menu, until the grid holds `count` photos. */
  importFolder(path: string, count: number): Promise<void>
}

/** Puts a bridge like Electron's into the page before it loads, so that files have paths and stay where they are. */
export async function sitAt(window: Page): Promise<Computer> {
  let picked: string[] = []
  await window.exposeFunction('askSystem', () => picked)
  await window.addInitScript(() => {
    const ask = Reflect.get(globalThis, 'askSystem') as () => Promise<string[]>
    const first = async () => (await ask())[0] ?? null
    const nothing = async () => {}
    const hostBridge = {
      ...{ pickPhotos: ask, pathsOf: async () => [], pickFolder: first, pickBackup: first },
      ...{ revealFile: null, revealPhoto: null, openLink: nothing, printPage: nothing },
    }
    Object.assign(globalThis, { hostBridge })
  })
  const pick = (...paths: string[]) => {
    picked = paths
  }
  return {
    window,
    pick,
    importFolder: async (path, count) => {
      pick(path)
      await window.getByRole('button', { name: '사진 가져오기' }).first().click()
      await window.getByRole('menuitem', { name: /^폴더째 가져오기/ }).click()
      // The last ones come a moment after the job has ended; until then the grid still moves.
      await expect(photosIn(window)).toHaveCount(count)
    },
  }
}
