import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseArguments } from './parse-arguments.ts'

const all = ['--studio', 'demo', '--data', 'here', '--server', 'https://localhost:8443', '--ca', 'ca.pem']
const chromium = ['.', '--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--enable-features=A,B', '-psn_0_1']

test('development takes all four, among Chromium’s own', () => {
  expect(parseArguments([...chromium, ...all], { isPackaged: false })).toEqual({
    studioId: 'demo',
    dataDir: resolve('here'),
    studioServer: { url: 'https://localhost:8443', caPath: resolve('ca.pem') },
  })
})

test('a packaged app takes the data folder only', () => {
  expect(parseArguments([...all, ...chromium], { isPackaged: true })).toEqual({ dataDir: resolve('here') })
})

test('nothing given is nothing asked for', () => {
  expect(parseArguments([], { isPackaged: false })).toEqual({})
  expect(parseArguments(['--data', '--studio'], { isPackaged: false })).toEqual({})
  expect(parseArguments(['--ca', 'ca.pem'], { isPackaged: false })).toEqual({})
})
