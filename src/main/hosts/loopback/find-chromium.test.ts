import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '#tests/support/temp-dir.ts'
import { findChromium } from './find-chromium.ts'
import { hasDisplay } from './open-app-window.ts'

function makeProgram(name: string, mode = 0o755): string {
  const path = join(makeTempDir(), name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, mode)
  return path
}
const folderOf = (path: string) => join(path, '..')

describe.skipIf(process.platform !== 'linux')('a browser of Chromium’s kind', () => {
  it('is found in the folders of PATH, Chromium before Chrome, wherever they stand', () => {
    const [chrome, chromium] = [makeProgram('google-chrome'), makeProgram('chromium')]
    expect(findChromium({ PATH: [folderOf(chrome), folderOf(chromium)].join(delimiter) })).toBe(chromium)
    expect(findChromium({ PATH: folderOf(chrome) })).toBe(chrome)
  })

  it('named in CHROMIUM goes before all, where it is there', () => {
    const [named, other] = [makeProgram('my-browser'), makeProgram('chromium')]
    expect(findChromium({ CHROMIUM: named, PATH: folderOf(other) })).toBe(named)
    expect(findChromium({ CHROMIUM: '/nowhere/chromium', PATH: folderOf(other) })).toBe(other)
  })

  it('that is no program is passed over', () => {
    expect(findChromium({ PATH: folderOf(makeProgram('chromium', 0o644)) })).toBeUndefined()
    expect(findChromium({})).toBeUndefined()
  })
})

it.skipIf(process.platform !== 'linux')('there is a screen where X or Wayland says so', () => {
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay({ DISPLAY: '' })).toBe(false)
  expect(hasDisplay({})).toBe(false)
})
