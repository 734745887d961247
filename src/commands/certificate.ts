// The certificate of a mock that speaks HTTPS: from files, or made at the start.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { ConfigError, type Config } from '../config/config.ts'

export interface Certificate {
  /** PEM, as the other one. */
  readonly cert: string
  readonly key: string
  /** The file a client must trust; only of a certificate made here. */
  readonly caFile?: string
  /** Removes what was written. */
  readonly dispose: () => void
}

type TlsConfig = Pick<Config, 'tls' | 'tlsCert' | 'tlsKey' | 'publicUrl'>

/** Undefined: the mock speaks HTTP. `now` in ms since 1970, on the system clock, by which clients judge a certificate. Throws ConfigError. */
export async function certificateOf ({ tls, tlsCert, tlsKey, publicUrl }: TlsConfig, now: number): Promise<Certificate | undefined> {
  if (tls === 'self-signed') return selfSigned(publicUrl, now)
  if (tlsCert === undefined || tlsKey === undefined) return undefined
  const [cert, key] = [await read('--tls-cert', tlsCert), await read('--tls-key', tlsKey)]
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new ConfigError(`--tls-cert and --tls-key are not a certificate and its key: ${error instanceof Error ? error.message : error}`)
  }
  return { cert, key, dispose () {} }
}

async function read (flag: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch(error => { throw new ConfigError(`cannot read ${flag}: ${error.message}`) })
}

const day = 86_400_000 // ms
const validity = 365 * day

// The key of the CA is forgotten, so whoever trusts it trusts this one certificate.
async function selfSigned (publicUrl: string | undefined, now: number): Promise<Certificate> {
  const { default: { pki, md } } = await import('node-forge')
  const names = ['localhost', '127.0.0.1', '::1', ...publicUrl === undefined ? [] : [new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')]]
  const { ca, server } = { ca: keyPair(), server: keyPair() }

  const certificate = (subject: string, { publicKey }: KeyPair, serialNumber: string, extensions: object[]) => {
    const cert = pki.createCertificate()
    cert.publicKey = pki.publicKeyFromPem(publicKey)
    cert.serialNumber = serialNumber
    cert.validity = { notBefore: new Date(now - day), notAfter: new Date(now + validity) }
    cert.setSubject([{ shortName: 'CN', value: subject }])
    cert.setIssuer([{ shortName: 'CN', value: 'cfw-mock CA' }])
    cert.setExtensions(extensions)
    cert.sign(pki.privateKeyFromPem(ca.privateKey), md.sha256.create())
    return cert
  }

  const authority = certificate('cfw-mock CA', ca, '01', [
    { name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }, { name: 'subjectKeyIdentifier' }
  ])
  const leaf = certificate('cfw-mock', server, '02', [
    { name: 'basicConstraints', cA: false, critical: true }, { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true }, { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes() },
    { name: 'subjectAltName', altNames: names.map(name => isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name }) }
  ])
  const folder = mkdtempSync(join(tmpdir(), 'cfw-mock-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, pki.certificateToPem(authority))
  return { cert: pki.certificateToPem(leaf), key: server.privateKey, caFile, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

type KeyPair = ReturnType<typeof keyPair>

// By Node, which is some hundred times faster at it than node-forge. Forge cannot sign with elliptic curves.
function keyPair () {
  return generateKeyPairSync('rsa', { modulusLength: 2_048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
}
