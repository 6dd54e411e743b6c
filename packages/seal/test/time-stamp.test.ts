import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkTimeStamp, makeStampRequest } from '../src/index.js'

const MANIFEST = Buffer.from('{"manifestVersion":1}')
const DIGEST = createHash('sha256').update(MANIFEST).digest('hex')
const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).error === undefined

const CONFIG = `
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[stamps]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[other]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = here
[here]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha384,sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

let folder = ''
const path = (name: string): string => join(folder, name)
const bytes = (name: string): Uint8Array => readFileSync(path(name))

function openssl(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  expect(stderr.includes('rror') && status !== 0 ? stderr : '').toBe('')
  expect(status).toBe(0)
}

/** A root, and an authority for time-stamps under it. */
function makeAuthority(name: string, key: readonly string[]): void {
  openssl(
    'req',
    '-x509',
    ...key,
    '-nodes',
    '-keyout',
    `${name}-root.key`,
    '-out',
    `${name}-root.pem`,
    '-subj',
    `/CN=Root ${name}`,
    '-days',
    '30',
    '-config',
    'tsa.cnf',
    '-extensions',
    'root',
  )
  openssl(
    'req',
    ...key,
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    '-subj',
    `/CN=Stamps ${name}/O=A test`,
    '-config',
    'tsa.cnf',
  )
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    `${name}-root.pem`,
    '-CAkey',
    `${name}-root.key`,
    '-CAcreateserial',
    '-days',
    '20',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'stamps',
    '-out',
    `${name}.pem`,
  )
}

function answer(request: string, response: string, authority = 'rsa', ...more: readonly string[]): void {
  openssl(
    'ts',
    '-reply',
    '-queryfile',
    request,
    '-signer',
    `${authority}.pem`,
    '-inkey',
    `${authority}.key`,
    '-config',
    'tsa.cnf',
    '-out',
    response,
    ...more,
  )
}

const RSA = ['-newkey', 'rsa:2048']
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']

describe.runIf(hasOpenssl)('a time-stamp', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'telltale-stamp-'))
    writeFileSync(path('tsa.cnf'), CONFIG)
    writeFileSync(path('serial'), '01\n')
    writeFileSync(path('manifest.json'), MANIFEST)
    writeFileSync(path('a.tsq'), await makeStampRequest(DIGEST))
    makeAuthority('rsa', RSA)
    makeAuthority('ec', EC)
    answer('a.tsq', 'a.tsr')
    answer('a.tsq', 'ec.tsr', 'ec')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is asked for by a request that openssl understands, with a number of its own', async () => {
    const { stdout } = spawnSync('openssl', ['ts', '-query', '-in', path('a.tsq'), '-text'], { encoding: 'utf8' })
    expect(stdout).toContain('Hash Algorithm: sha256')
    expect(stdout).toMatch(/Nonce: 0x[0-9A-F]{30,32}/u)
    expect(stdout).toContain('Certificate required: yes')
    expect(await makeStampRequest(DIGEST)).not.toEqual(await makeStampRequest(DIGEST))
  })

  test('that was given for it holds for openssl too', () => {
    openssl('ts', '-verify', '-in', 'a.tsr', '-queryfile', 'a.tsq', '-CAfile', 'rsa-root.pem')
    openssl('ts', '-verify', '-in', 'a.tsr', '-data', 'manifest.json', '-CAfile', 'rsa-root.pem')
  })

  test.each([
    ['a.tsr', 'rsa'],
    ['ec.tsr', 'ec'],
  ])('%s holds, says when and who, and leads up to its own root only', async (response, authority) => {
    const proof = { response: bytes(response), request: bytes('a.tsq') }
    const known = await checkTimeStamp(MANIFEST, { ...proof, roots: bytes(`${authority}-root.pem`) })
    expect(known).toMatchObject({
      is: 'holds',
      authority: `Stamps ${authority}, A test`,
      accuracySeconds: 1,
      answersRequest: true,
      isFit: true,
      isTrusted: true,
    })
    expect(Math.abs(Date.parse(known.at ?? '') - Date.now())).toBeLessThan(600_000)
    const other = authority === 'rsa' ? 'ec' : 'rsa'
    expect(await checkTimeStamp(MANIFEST, { ...proof, roots: bytes(`${other}-root.pem`) })).toMatchObject({
      is: 'holds',
      isTrusted: false,
    })
    expect((await checkTimeStamp(MANIFEST, proof)).isTrusted).toBeUndefined()
    expect((await checkTimeStamp(MANIFEST, { ...proof, roots: Buffer.from('none') })).isTrusted).toBe(false)
  })

  test('does not hold for another manifest', async () => {
    const changed = Buffer.from(MANIFEST.toString().replace('1', '2'))
    expect(await checkTimeStamp(changed, { response: bytes('a.tsr') })).toMatchObject({ is: 'other' })
  })

  test('with one bit changed anywhere is never taken for the same proof', async () => {
    const good = await checkTimeStamp(MANIFEST, { response: bytes('a.tsr'), roots: bytes('rsa-root.pem') })
    const response = bytes('a.tsr')
    let slipped = 0
    for (let at = 0; at < response.length; at += 5) {
      const changed = Uint8Array.from(response)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at & 7))
      const check = await checkTimeStamp(MANIFEST, { response: changed, roots: bytes('rsa-root.pem') })
      if (check.is === 'holds' && check.isTrusted === true) {
        // What is not signed may be written in another way; what it says stays the same.
        slipped += 1
        expect(check).toEqual(good)
      }
    }
    expect(slipped).toBeLessThan(40)
  }, 120_000)

  test('tells that it answers another request', async () => {
    const request = await makeStampRequest(DIGEST)
    expect(await checkTimeStamp(MANIFEST, { response: bytes('a.tsr'), request })).toMatchObject({
      is: 'holds',
      answersRequest: false,
    })
  })

  test('that was refused is told', async () => {
    const md5 = spawnSync('openssl', ['ts', '-query', '-data', 'manifest.json', '-sha1', '-out', 'old.tsq'], {
      cwd: folder,
    })
    expect(md5.status).toBe(0)
    answer('old.tsq', 'old.tsr')
    expect(await checkTimeStamp(MANIFEST, { response: bytes('old.tsr') })).toEqual({ is: 'refused' })
  })

  test('by a certificate that has run out is not fit', async () => {
    openssl(
      'x509',
      '-req',
      '-in',
      'rsa.csr',
      '-CA',
      'rsa-root.pem',
      '-CAkey',
      'rsa-root.key',
      '-CAcreateserial',
      '-days',
      '-1',
      '-extfile',
      'tsa.cnf',
      '-extensions',
      'stamps',
      '-out',
      'old.pem',
    )
    writeFileSync(path('old.key'), bytes('rsa.key'))
    answer('a.tsq', 'run-out.tsr', 'old')
    const check = await checkTimeStamp(MANIFEST, { response: bytes('run-out.tsr'), roots: bytes('rsa-root.pem') })
    expect(check).toMatchObject({ is: 'holds', isFit: false, isTrusted: false })
  })
})

describe('what is no time-stamp', () => {
  test.each([
    ['nothing', new Uint8Array(0)],
    ['a text', Buffer.from('hello')],
    ['zeros', new Uint8Array(1_000)],
    ['a very long one', new Uint8Array(3_000_000)],
    ['nested without end', Uint8Array.from({ length: 60_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80))],
  ])('%s is not taken for one', async (_, response) => {
    expect(await checkTimeStamp(MANIFEST, { response })).toEqual({ is: 'unreadable' })
  })
})
