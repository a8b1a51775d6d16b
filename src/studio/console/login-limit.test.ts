import { expect, it } from 'vitest'
import { createLoginLimit } from './login-limit.ts'

const start = new Date('2026-11-22T00:00:00Z')
const ipv4 = (index: number) => `10.${Math.floor(index / 256)}.${index % 256}.1`

it('counts all addresses of one network together', () => {
  const limit = createLoginLimit(() => start)
  for (let host = 1; host <= 5; host += 1) expect(limit.allows({ address: `::ffff:192.168.0.${host}` })).toBe(true)
  expect(limit.allows({ address: '192.168.0.200' })).toBe(false)
  expect(limit.allows({ address: '192.168.1.200' })).toBe(true)
  for (let host = 1; host <= 5; host += 1) expect(limit.allows({ address: `2001:db8:1:2::${host}` })).toBe(true)
  expect(limit.allows({ address: '2001:db8:1:2:ffff::1' })).toBe(false)
})

it('does not keep out a device that was signed in before, whatever others of its network try', () => {
  const limit = createLoginLimit(() => start)
  const address = '192.168.0.7'
  for (let count = 0; count < 50; count += 1) limit.allows({ address })
  expect(limit.allows({ address })).toBe(false)
  for (let count = 0; count < 5; count += 1) expect(limit.allows({ address, device: 'till' })).toBe(true)
  expect(limit.allows({ address, device: 'till' })).toBe(false)
  limit.forget({ address, device: 'till' })
  expect(limit.allows({ address, device: 'till' })).toBe(true)
})

it('forgets after a quarter of an hour', () => {
  let now = start
  const limit = createLoginLimit(() => now)
  for (let count = 0; count < 6; count += 1) limit.allows({ address: '192.168.0.7' })
  now = new Date(start.getTime() + 15 * 60_000)
  expect(limit.allows({ address: '192.168.0.7' })).toBe(true)
})

it('forgets none but the oldest where a flood comes from many networks', () => {
  const limit = createLoginLimit(() => start)
  const guesser = { address: '172.16.0.1' }
  for (let index = 0; index < 15_000; index += 1) {
    limit.allows({ address: ipv4(index) })
    if (index % 1000 === 0) limit.allows(guesser)
  }
  expect(limit.allows(guesser)).toBe(false)
})
