import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'sajingwan-'))

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** An empty folder, gone when the test file has ended. */
export function makeTempDir(): string {
  return mkdtempSync(join(root, 'dir-'))
}
