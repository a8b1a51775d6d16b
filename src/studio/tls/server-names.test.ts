import { expect, it } from 'vitest'
import { nameServer } from './server-names.ts'

const machine = {
  hostname: '사진관-PC',
  addresses: [
    { address: '127.0.0.1', internal: true },
    { address: '192.168.0.10', internal: false },
    { address: 'fe80::1', internal: false },
    { address: '2001:db8::7', internal: false },
  ],
}
const own = ['localhost', '127.0.0.1', '::1']

it('is called by the profile’s address and this machine’s name', () => {
  expect(nameServer({ url: 'https://orders.example:8443', host: '127.0.0.1' }, machine)).toEqual([
    ...own,
    'orders.example',
    'xn---pc-4g8l100fddm',
  ])
  expect(nameServer({ url: 'https://[2001:db8::9]', host: 'localhost' }, { hostname: 'bad name', addresses: [] })).toEqual([
    ...own,
    '2001:db8::9',
  ])
})

it('is called by this machine’s addresses where it listens to more than this machine', () => {
  expect(nameServer({ url: 'https://localhost:8443', host: '0.0.0.0' }, { ...machine, hostname: 'counter' })).toEqual([
    ...own,
    'counter',
    '192.168.0.10',
    '2001:db8::7',
  ])
})
