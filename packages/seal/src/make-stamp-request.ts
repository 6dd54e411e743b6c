/**
 * Makes a request for a time-stamp (RFC 3161), which can be carried to any time-stamping authority on any machine. It
 * holds the digest of the manifest and a random number, and nothing else: neither the content nor who asks can be told
 * from it.
 *
 * @param digest - SHA-256 of the manifest, in hexadecimal.
 * @returns The request, as a file that ends in `.tsq` has it.
 */
export async function makeStampRequest(digest: string): Promise<Uint8Array<ArrayBuffer>> {
  const { AlgorithmIdentifier, MessageImprint, TimeStampReq, id_sha256 } = await import('pkijs')
  const { Integer, Null, OctetString } = await import('asn1js')
  const nonce = crypto.getRandomValues(new Uint8Array(16))
  // A positive number in as few bytes as it needs.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hexBytes(digest).buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
