import { bytesToHex } from '@noble/hashes/utils.js'
import type { Certificate, SignedData, TimeStampResp, TSTInfo } from 'pkijs'

/** What a time-stamp shows. Each is told apart, because each means something else for whoever relies on it. */
export interface TimeStampCheck {
  /**
   * `holds`: the authority's signature is over this very manifest. `refused`: the authority said no. `other`: it is a good
   * answer, about something else. `broken`: the signature does not hold. `unreadable`: it is no answer to a request.
   */
  readonly is: 'holds' | 'refused' | 'other' | 'broken' | 'unreadable'
  /** When the authority says it saw the digest, as ISO 8601 in UTC. */
  readonly at?: string
  /** How far that may be off, in seconds, where the authority says so. */
  readonly accuracySeconds?: number
  /** Who signed, as the certificate inside says. */
  readonly authority?: string
  readonly serial?: string
  /** It answers the very request that lies beside it; undefined when there is none. */
  readonly answersRequest?: boolean
  /** The certificate was made for time-stamping, and was valid at that time by its own dates. */
  readonly isFit?: boolean
  /** It leads up to a root that was given; undefined when none was. */
  readonly isTrusted?: boolean
}

export interface TimeStampProof {
  /** The answer, as a file that ends in `.tsr` has it. */
  readonly response: Uint8Array
  /** The request that it answers, where it was kept. */
  readonly request?: Uint8Array
  /** Certificates of roots that whoever checks trusts, as PEM or DER. */
  readonly roots?: Uint8Array
}

/** An answer has a few certificates in it. */
const LARGEST = 1_000_000
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_KEY_USAGE = '2.5.29.37'
/** 0 is granted, 1 granted with changes; everything else is no. */
const GRANTED_WITH_CHANGES = 1
const NONE: TimeStampCheck = { is: 'unreadable' }

/**
 * Holds a time-stamp against a manifest, without a network: the digest, the signature, the certificate that is in it, and
 * how that leads up to a root where one is given. Whether the certificate was called back since cannot be known so.
 *
 * Never throws for what the proof holds.
 *
 * @param manifest - The bytes of the manifest.
 */
export async function checkTimeStamp(manifest: Uint8Array, proof: TimeStampProof): Promise<TimeStampCheck> {
  if (proof.response.length > LARGEST) return NONE
  const pkijs = await import('pkijs')
  try {
    const response = pkijs.TimeStampResp.fromBER(plain(proof.response))
    const status: number = response.status.status
    if (status > GRANTED_WITH_CHANGES) return { is: 'refused' }
    return await checkToken(manifest, response, proof)
  } catch {
    return NONE
  }
}

async function checkToken(
  manifest: Uint8Array,
  response: TimeStampResp,
  { request, roots }: TimeStampProof,
): Promise<TimeStampCheck> {
  const { SignedData, TSTInfo, id_eContentType_TSTInfo } = await import('pkijs')
  const signed = new SignedData({ schema: response.timeStampToken?.content })
  const content = signed.encapContentInfo.eContent
  if (signed.encapContentInfo.eContentType !== id_eContentType_TSTInfo || content === undefined) return NONE
  const info = TSTInfo.fromBER(content.getValue())
  const signer = await signerOf(signed)
  const about = {
    at: info.genTime.toISOString(),
    ...accuracyOf(info),
    ...(signer === undefined ? {} : { authority: subjectOf(signer) }),
    serial: bytesToHex(info.serialNumber.valueBlock.valueHexView),
    ...(request === undefined ? {} : { answersRequest: await answers(info, request) }),
  }
  if (!(await isAbout(info, manifest))) return { is: 'other', ...about }
  const isSigned = signer !== undefined && (await verify(signed, manifest, []))
  if (!isSigned) return { is: 'broken', ...about }
  return {
    is: 'holds',
    ...about,
    isFit: isFit(signer, info.genTime),
    ...(roots === undefined ? {} : { isTrusted: await leadsTo(signed, manifest, roots) }),
  }
}

async function isAbout(info: TSTInfo, manifest: Uint8Array): Promise<boolean> {
  // A digest for which a second text can be made says nothing about the first.
  if (DIGESTS[info.messageImprint.hashAlgorithm.algorithmId] === undefined) return false
  try {
    return await info.verify({ data: plain(manifest).buffer })
  } catch {
    return false // A way of making digests that nobody knows here.
  }
}

async function verify(signed: SignedData, manifest: Uint8Array, trustedCerts: Certificate[]): Promise<boolean> {
  try {
    return await signed.verify({
      signer: 0,
      data: plain(manifest).buffer,
      checkChain: trustedCerts.length > 0,
      trustedCerts,
    })
  } catch {
    return false
  }
}

/** Whether the certificate is one that its root stands for. */
async function leadsTo(signed: SignedData, manifest: Uint8Array, roots: Uint8Array): Promise<boolean> {
  const trusted = await certificatesIn(roots)
  return trusted.length > 0 && (await verify(signed, manifest, trusted))
}

/**
 * The certificate that signed: the one that is named where the signature is, and in what was signed too, so that another
 * one with the same key cannot be put in its place.
 */
async function signerOf(signed: SignedData): Promise<Certificate | undefined> {
  const { Certificate, IssuerAndSerialNumber } = await import('pkijs')
  const [info] = signed.signerInfos
  if (info === undefined || signed.signerInfos.length !== 1) return undefined
  const sid: unknown = info.sid
  for (const one of signed.certificates ?? []) {
    if (!(one instanceof Certificate)) continue
    const isNamed =
      !(sid instanceof IssuerAndSerialNumber) ||
      (one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber))
    if (isNamed && (await isNamedInside(signed, one))) return one
  }
  return undefined
}

async function isNamedInside(signed: SignedData, signer: Certificate): Promise<boolean> {
  const { Sequence } = await import('asn1js')
  const der = plain(new Uint8Array(signer.toSchema(false).toBER()))
  for (const { type, values } of signed.signerInfos[0]?.signedAttrs?.attributes ?? []) {
    const version = { '1.2.840.113549.1.9.16.2.12': 1, '1.2.840.113549.1.9.16.2.47': 2 }[type]
    if (version === undefined) continue
    const attribute: unknown = values[0]
    const list = attribute instanceof Sequence ? attribute.valueBlock.value[0] : undefined
    const first = list instanceof Sequence ? list.valueBlock.value[0] : undefined
    if (!(first instanceof Sequence)) return false
    return await holdsDigest(first.valueBlock.value, version === 1 ? 'SHA-1' : 'SHA-256', der)
  }
  return false
}

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

async function holdsDigest(parts: readonly unknown[], usual: string, der: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { ObjectIdentifier, OctetString, Sequence } = await import('asn1js')
  let algorithm: string | undefined = usual
  for (const part of parts) {
    if (part instanceof Sequence) {
      const [id] = part.valueBlock.value
      algorithm = id instanceof ObjectIdentifier ? DIGESTS[id.valueBlock.toString()] : undefined
    } else if (part instanceof OctetString) {
      if (algorithm === undefined) return false
      const digest = new Uint8Array(await crypto.subtle.digest(algorithm, der))
      return bytesToHex(digest) === bytesToHex(new Uint8Array(part.getValue()))
    }
  }
  return false
}

function isFit(certificate: Certificate, at: Date): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const parsed: unknown = usage?.parsedValue
  const purposes: unknown =
    typeof parsed === 'object' && parsed !== null && 'keyPurposes' in parsed ? parsed.keyPurposes : undefined
  return (
    usage?.critical === true &&
    Array.isArray(purposes) &&
    purposes.length === 1 &&
    purposes[0] === TIME_STAMPING &&
    certificate.notBefore.value <= at &&
    at <= certificate.notAfter.value
  )
}

async function answers(info: TSTInfo, request: Uint8Array): Promise<boolean> {
  const { TimeStampReq } = await import('pkijs')
  try {
    const asked = TimeStampReq.fromBER(plain(request))
    const isSame = asked.messageImprint.hashedMessage.isEqual(info.messageImprint.hashedMessage)
    if (asked.nonce === undefined) return isSame
    return isSame && info.nonce?.isEqual(asked.nonce) === true
  } catch {
    return false
  }
}

function accuracyOf(info: TSTInfo): { readonly accuracySeconds?: number } {
  const { accuracy } = info
  if (accuracy === undefined) return {}
  const { seconds = 0, millis = 0, micros = 0 } = accuracy
  return { accuracySeconds: seconds + millis / 1e3 + micros / 1e6 }
}

const SHOWN: readonly string[] = ['2.5.4.3', '2.5.4.10', '2.5.4.6']

/** Name, organisation and country, as the certificate has them. */
function subjectOf(certificate: Certificate): string {
  return SHOWN.flatMap((type) =>
    certificate.subject.typesAndValues
      .filter((one) => one.type === type)
      .map(({ value }) => value.valueBlock.value.slice(0, 200)),
  ).join(', ')
}

async function certificatesIn(roots: Uint8Array): Promise<Certificate[]> {
  const { Certificate } = await import('pkijs')
  const text = new TextDecoder('latin1').decode(roots.subarray(0, LARGEST))
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\w+/=\s]+)-----END CERTIFICATE-----/gu)]
  const ders = blocks.length === 0 ? [roots] : blocks.map(([, block = '']) => base64(block))
  return ders.flatMap((der) => {
    try {
      return [Certificate.fromBER(plain(der))]
    } catch {
      return []
    }
  })
}

function base64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/\s/gu, '')), (sign) => sign.charCodeAt(0))
}

/** The library wants memory that is nobody else's. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
