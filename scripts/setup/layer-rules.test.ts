import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { toolPath } from './tool-path.ts'

const root = join(import.meta.dirname, '..', '..')

const forbidden: readonly [folder: string, imported: string][] = [
  ['src/shared', 'node:path'],
  ['src/shared', 'node:fs/promises'],
  ['src/shared', '#core/host.ts'],
  ['src/shared', '#imaging/open-picture.ts'],
  ['src/renderer', 'node:fs/promises'],
  ['src/renderer', '#imaging/open-picture.ts'],
  ['src/renderer', '#core/host.ts'],
  ['src/renderer', 'electron'],
  ['src/imaging', '#core/host.ts'],
  ['src/imaging', '#studio/log.ts'],
  ['src/imaging', '#http/create-handler.ts'],
  ['src/imaging', '#hosts/node-host.ts'],
  ['src/imaging', '../renderer/app.tsx'],
  ['src/imaging', 'electron'],
  ['src/main/core', '#http/create-handler.ts'],
  ['src/main/core', '@orpc/server'],
  ['src/main/core', '../../renderer/app.tsx'],
  ['src/main/core', 'electron'],
  ['src/main/http', '#hosts/node-host.ts'],
  ['src/main/hosts/loopback', 'electron'],
  ['src/studio', '#core/host.ts'],
]
const allowed: readonly [folder: string, imported: string][] = [
  ['src/imaging', 'node:fs'],
  ['src/imaging', '#shared/photo-limits.ts'],
  ['src/main/core', 'node:fs/promises'],
  ['src/main/core', '#imaging/open-picture.ts'],
  ['src/main/hosts/electron', 'electron'],
  ['src/studio', '#imaging/open-picture.ts'],
  ['src/studio', '#shared/errors/app-error.ts'],
]

/** Lints a tree in which each of these imports stands in a file of its own, by this project's rules; those it objects to. */
function lintImports(imports: typeof forbidden): typeof forbidden {
  const tree = mkdtempSync(join(tmpdir(), 'layers-'))
  const { vcs: _vcs, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(tree, 'biome.json'), JSON.stringify(config))
  const fileOf = (folder: string, index: number) => `${folder}/case-${index}.ts`
  for (const [index, [folder, imported]] of imports.entries()) {
    const path = join(tree, fileOf(folder, index))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `import * as it from '${imported}'\n\nexport const kept = it\n`)
  }
  const { stdout, stderr } = spawnSync(process.execPath, [toolPath('@biomejs/biome'), 'lint', '--max-diagnostics=100', '.'], {
    cwd: tree,
    encoding: 'utf8',
  })
  const said = `${stdout}${stderr}`
  return imports.filter(([folder], index) => new RegExp(`${fileOf(folder, index)}:\\S+ lint/style/noRestrictedImports`).test(said))
}

test('imports against the layers are refused, and those along them are not', () => {
  expect(lintImports([...forbidden, ...allowed])).toEqual(forbidden)
})
