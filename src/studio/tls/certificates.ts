import 'reflect-metadata'
import { createPrivateKey, X509Certificate as ParsedCertificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { writeFileWhole } from '../files/durable-files.ts'

const DAY = 24 * 3600_000
const AUTHORITY_DAYS = 3652
// Browsers take no more than 398 days.
const SERVER_DAYS = 397
const RENEW_BEFORE_DAYS = 30
// A customer's clock may run behind.
const BACKDATED = DAY

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' }

/** What the HTTPS server needs, as PEM, and where the authority's certificate stands for clients to trust. */
export type ServerCertificates = { certificate: string; key: string; authorityPath: string }

export type CertificateRequest = {
  studioName: string
  /** What the server is called by: host names and IP addresses. */
  names: readonly string[]
  now: Date
}

type Pair = { certificate: string; key: string }

/**
 * The server's certificate for its names, signed by an authority made for this studio alone. Both are made at first start
 * in `folder`; the server's is made again when fewer than 30 days of it remain or a name is missing.
 */
export async function ensureCertificates(folder: string, { studioName, names, now }: CertificateRequest): Promise<ServerCertificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const paths = {
    authority: join(folder, 'ca.pem'),
    authorityKey: join(folder, 'ca-key.pem'),
    server: join(folder, 'server.pem'),
    serverKey: join(folder, 'server-key.pem'),
  }
  const authority =
    readPair(paths.authority, paths.authorityKey) ?? storePair(await createAuthority(studioName, now), paths.authority, paths.authorityKey)
  const kept = readPair(paths.server, paths.serverKey)
  const server =
    kept && isSound(kept, authority, now) && hasNames(kept, names)
      ? kept
      : storePair(await createServerPair(authority, names, now), paths.server, paths.serverKey)
  return { certificate: server.certificate, key: server.key, authorityPath: paths.authority }
}

function readPair(certificatePath: string, keyPath: string): Pair | undefined {
  if (!existsSync(certificatePath) || !existsSync(keyPath)) return undefined
  return { certificate: readFileSync(certificatePath, 'utf8'), key: readFileSync(keyPath, 'utf8') }
}

function storePair(pair: Pair, certificatePath: string, keyPath: string): Pair {
  writeFileWhole(keyPath, pair.key, 0o600)
  writeFileWhole(certificatePath, pair.certificate)
  return pair
}

/** Also false for a key that is not this certificate's, which a crash between the two files leaves behind. */
function isSound(server: Pair, authority: Pair, now: Date): boolean {
  const certificate = new ParsedCertificate(server.certificate)
  const remaining = Date.parse(certificate.validTo) - now.getTime()
  return (
    remaining > RENEW_BEFORE_DAYS * DAY &&
    certificate.verify(new ParsedCertificate(authority.certificate).publicKey) &&
    certificate.checkPrivateKey(createPrivateKey(server.key))
  )
}

function hasNames({ certificate }: Pair, names: readonly string[]): boolean {
  const parsed = new ParsedCertificate(certificate)
  return names.every((name) => (isIP(name) ? parsed.checkIP(name) : parsed.checkHost(name)) !== undefined)
}

async function createAuthority(studioName: string, now: Date): Promise<Pair> {
  const keys = await createKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [`${studioName} CA`] }],
    keys,
    signingAlgorithm,
    notBefore: new Date(now.getTime() - BACKDATED),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) }
}

async function createServerPair(authority: Pair, names: readonly string[], now: Date): Promise<Pair> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await createKeys()
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: ['localhost'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm,
    notBefore: new Date(now.getTime() - BACKDATED),
    notAfter: new Date(now.getTime() + SERVER_DAYS * DAY),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value }))),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) }
}

async function createKeys(): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
}

async function exportKey(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

async function importKey(pem: string): Promise<CryptoKey> {
  return await crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), keyAlgorithm, false, ['sign'])
}
