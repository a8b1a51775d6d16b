import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** The script that a package's command runs: started by Node itself, without `.cmd` shims. */
export function toolPath(name: string): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> }
  const script =
    typeof bin === 'string'
      ? bin
      : (Object.entries(bin).find(([command]) => command === name.split('/').at(-1))?.[1] ?? Object.values(bin)[0])
  if (script === undefined) throw new Error(`${name} has no command`)
  return join(folder, script)
}
