import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { countPictures } from './count-pictures.ts'

it('counts the pictures of a folder that is being made, and nothing else in it', () => {
  const folder = makeTempDir()
  expect(countPictures(folder, '261122-0001')).toBe(0)
  const pictures = ['4x6/IMAGE/0001_4x6_glossy_x2.jpg', '11x14/IMAGE/0002_11x14_x1.jpg', 'ORIGINAL/0003_4x6_x1.heic']
  for (const name of [...pictures, '.unfinished/0004_4x6_x1.jpg', '.unfinished/order.sha256', '4x6/MISC/AUTPRINT.MRK', 'order.json']) {
    const path = join(folder, 'p261122-0001', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
  }
  expect(countPictures(folder, '261122-0001')).toBe(3)
})
