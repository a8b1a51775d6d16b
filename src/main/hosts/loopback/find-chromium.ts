import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const LINUX = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'brave-browser']
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/** A browser of Chromium's kind on this computer, or undefined. The variable CHROMIUM goes before all. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return candidates(env).find(isExecutable)
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const named = env.CHROMIUM ? [env.CHROMIUM] : []
  if (process.platform === 'darwin') return [...named, ...MAC.map((path) => join('/Applications', path))]
  if (process.platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    return [...named, ...WINDOWS.flatMap((path) => folders.map((folder) => join(folder, path)))]
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...named, ...LINUX.flatMap((name) => folders.map((folder) => join(folder, name)))]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
