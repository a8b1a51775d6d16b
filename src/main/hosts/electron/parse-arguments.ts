import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type StartArguments = { studioId?: string; dataDir?: string; studioServer?: { url: string; caPath?: string } }

/**
 * `--studio ID --data DIR --server URL --ca FILE`. Chromium's own switches and anything else are left alone. A packaged
 * app takes `--data` only: whose app it is and whom it trusts is decided where it is made.
 */
export function parseArguments(argv: readonly string[], { isPackaged }: { isPackaged: boolean }): StartArguments {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...argv], strict: false, options: { studio: text, data: text, server: text, ca: text } })
  // A name whose value was forgotten would otherwise swallow the next name.
  const given = (value: string | boolean | undefined) => (typeof value === 'string' && /^(?!--)./.test(value) ? value : undefined)
  const dataDir = given(values.data)
  const fromAnywhere = dataDir === undefined ? {} : { dataDir: resolve(dataDir) }
  if (isPackaged) return fromAnywhere
  const studioId = given(values.studio)
  const url = given(values.server)
  const caPath = given(values.ca)
  return {
    ...fromAnywhere,
    ...(studioId !== undefined && { studioId }),
    ...(url !== undefined && { studioServer: { url, ...(caPath !== undefined && { caPath: resolve(caPath) }) } }),
  }
}
