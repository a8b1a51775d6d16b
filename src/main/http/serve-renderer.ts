import { isAbsolute, join, relative } from 'node:path'
import { FOR_EVER, sendFile } from './send-file.ts'

/** The window's own files. An address without a file name is a place in the app and gets its page. */
export async function serveRenderer(url: URL, rendererDir: string): Promise<Response | null> {
  const isPage = !/\.[a-z0-9]+$/i.test(url.pathname)
  const name = isPage ? 'index.html' : decode(url.pathname)
  if (name === null) return null
  const path = join(rendererDir, name)
  const inside = relative(rendererDir, path)
  if (inside.startsWith('..') || isAbsolute(inside)) return null
  return sendFile(path, url.pathname.startsWith('/assets/') ? FOR_EVER : 'no-cache')
}

/** An address as text; null where its escapes are no UTF-8. */
function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
