import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { defaultStudioId } from '#core/brand/load-profile.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseArguments, type StartArguments } from './parse-arguments.ts'

export type AppPlaces = {
  studioId: string
  dataDir: string
  resourcesDir: string
  mainDir: string
  rendererDir: string
  preload: string
} & Pick<StartArguments, 'studioServer'>

/**
 * Where everything of this start lies. With `--data`, Chromium's own files and the lock of the single instance go there
 * too, so that two data folders are two independent apps. Throws STUDIO_UNKNOWN and DATA_READ_ONLY.
 */
export async function locateApp(argv: readonly string[]): Promise<AppPlaces> {
  const { studioId: wanted, dataDir: home, studioServer } = parseArguments(argv, app)
  // Before anything is awaited, since Chromium reads this path when it becomes ready.
  if (home !== undefined) app.setPath('userData', makeDir(join(home, 'electron')))
  const root = app.getAppPath()
  const resourcesDir = app.isPackaged ? process.resourcesPath : join(root, 'resources')
  const studioId = wanted ?? (await defaultStudioId(resourcesDir))
  return {
    studioId,
    dataDir: makeDir(home ?? join(app.getPath('userData'), studioId)),
    resourcesDir,
    mainDir: join(root, 'dist', 'main'),
    rendererDir: join(root, 'dist', 'renderer'),
    preload: join(root, 'dist', 'preload', 'preload.cjs'),
    ...(studioServer && { studioServer }),
  }
}

function makeDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true })
    return path
  } catch (cause) {
    throw new AppError('DATA_READ_ONLY', { path }, { cause })
  }
}
