import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureCertificates } from './certificates.ts'

const DAY = 24 * 3600_000
const start = new Date('2026-03-01T00:00:00Z')
const inDays = (days: number) => new Date(start.getTime() + days * DAY)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tls-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const own = ['localhost', '127.0.0.1', '::1']
const ensure = (now: Date, names = own) => ensureCertificates(folder, { studioName: '한빛사진관', names, now })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('ensureCertificates', () => {
  it('makes an authority, and a certificate by it for the names of the server', async () => {
    const { certificate, authorityPath } = await ensure(start)
    const authority = new X509Certificate(readFileSync(authorityPath))
    const server = new X509Certificate(certificate)
    expect(authority.ca).toBe(true)
    expect(server.ca).toBe(false)
    expect(server.checkIssued(authority) && server.verify(authority.publicKey)).toBe(true)
    expect(server.checkHost('localhost')).toBe('localhost')
    expect([server.checkIP('127.0.0.1'), server.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
    expect(server.checkHost('example.com')).toBeUndefined()
    expect(Date.parse(server.validTo)).toBe(inDays(397).getTime())
    expect(Date.parse(authority.validTo)).toBeGreaterThan(inDays(3650).getTime())
  })

  it.skipIf(process.platform === 'win32')('lets only the owner read the keys', async () => {
    await ensure(start)
    for (const name of ['ca-key.pem', 'server-key.pem']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  it('keeps both while more than 30 days remain, then renews the server’s alone', async () => {
    const first = await ensure(start)
    const authority = read('ca.pem')
    expect((await ensure(inDays(366))).certificate).toBe(first.certificate)
    const renewed = await ensure(inDays(368))
    expect(renewed.certificate).not.toBe(first.certificate)
    expect(new X509Certificate(renewed.certificate).verify(new X509Certificate(authority).publicKey)).toBe(true)
    expect(read('ca.pem')).toBe(authority)
  })

  it('makes the server’s again, by the same authority, for a name that it lacks', async () => {
    const first = await ensure(start)
    const authority = read('ca.pem')
    const { certificate } = await ensure(start, [...own, 'orders.example', '192.168.0.10', '2001:db8::7'])
    const server = new X509Certificate(certificate)
    expect(server.checkHost('orders.example')).toBe('orders.example')
    expect([server.checkIP('192.168.0.10'), server.checkIP('2001:db8::7')]).toEqual(['192.168.0.10', '2001:db8::7'])
    expect(server.verify(new X509Certificate(authority).publicKey)).toBe(true)
    expect(read('ca.pem')).toBe(authority)
    expect(certificate).not.toBe(first.certificate)
    expect((await ensure(start)).certificate).toBe(certificate)
  })

  it('makes the server’s again where it does not fit its key', async () => {
    const first = await ensure(start)
    writeFileSync(join(folder, 'server-key.pem'), read('ca-key.pem'))
    expect((await ensure(start)).certificate).not.toBe(first.certificate)
  })
})
