import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildRenderer } from './build-renderer.ts'

let outDir: string

beforeAll(async () => {
  outDir = join(mkdtempSync(join(tmpdir(), 'renderer-')), 'renderer')
  await buildRenderer(outDir)
}, 60_000)

afterAll(() => rmSync(join(outDir, '..'), { recursive: true, force: true }))

function built(extension: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(join(outDir, name), 'utf8'))
}

test('the page keeps to script-src and style-src self: nothing inline', () => {
  const page = readFileSync(join(outDir, 'index.html'), 'utf8')
  expect(page.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/ src="\/assets\/[^"]+\.js"/)])
  expect(page).toMatch(/<script[^>]*><\/script>/)
  expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
})

test('styles load nothing as data and nothing from elsewhere', () => {
  const styles = built('.css')
  expect(styles.length).toBeGreaterThan(0)
  for (const style of styles) expect(style).not.toMatch(/url\(\s*["']?(data:|https?:|\/\/)/)
})

test('no map of the source is built', () => {
  expect(built('.map')).toEqual([])
})
