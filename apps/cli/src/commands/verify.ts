import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { TelltaleError } from '@telltale/model'
import {
  explainVerification,
  openContainer,
  proofsHold,
  saySeal,
  shownPath,
  verifyContainer,
  type CheckedProofs,
  type ExplainedVerification,
  type Verification,
} from '@telltale/seal'
import { languageOf } from '../language-of.js'
import { openByteProgress } from '../progress.js'
import type { Invocation } from '../run.js'
import { checkProofs } from '../seal/check-proofs.js'
import { keepOpened } from '../seal/keep-opened.js'
import { openKeysOf } from '../seal/keys-of.js'
import { optionText } from '../option-text.js'
import { verifyFolder } from '../seal/verify-folder.js'
import { makeEmptyFolder } from '../seal/write-folder.js'
import { writeStampRequest } from '../seal/write-stamp-request.js'
import { writeInTurn } from '../write-in-turn.js'

/**
 * `telltale verify`: holds a container, or a folder into which one was opened, against its manifest and the proofs beside
 * it, and says in words what that shows and what it does not. Needs no network.
 *
 * @returns 0 when everything holds, 1 when something does not.
 */
export async function verify({ options, operands }: Invocation): Promise<number> {
  const [operand, ...others] = operands
  if (operand === undefined || others.length > 0) {
    throw new TelltaleError(
      'usage/no-input',
      'One container is verified at a time.',
      'Name the file that ends in .age.',
    )
  }
  const language = languageOf(options)
  const out = optionText(options['out'])
  const is = await kindOf(operand)
  if (is === 'folder' && out !== undefined) {
    throw new TelltaleError('usage/bad-value', 'A folder is open already.', 'Leave --out out.')
  }
  const opened =
    is === 'folder' ? { verification: await verifyFolder(operand), kept: 0 } : await open(operand, options, language)
  const { verification, kept } = opened
  const proofs = await checkProofs(operand, verification, {
    roots: optionText(options['ca']),
    stamp: optionText(options['stamp']),
  })
  const explained = explainVerification(verification, proofs, { language, is })
  const holds = verification.isWhole && proofsHold(verification, proofs)
  await writeInTurn(
    options['format'] === 'json'
      ? `${JSON.stringify(asData(verification, proofs, explained, holds), undefined, 2)}\n`
      : asText(explained),
  )
  if (out !== undefined) {
    process.stderr.write(`${saySeal(language, 'verify.kept', { folder: shownPath(out), count: kept })}\n`)
    if (!verification.isWhole) process.stderr.write(`${saySeal(language, 'verify.kept-partly')}\n`)
  }
  if (options['stamp-request'] === true && verification.manifestDigest !== undefined && verification.isWhole) {
    const { tsq, digest, tsr, ots } = await writeStampRequest(operand, verification.manifestDigest)
    process.stderr.write(
      `${saySeal(language, 'seal.stamp-request', { tsq: shownPath(tsq), digest: shownPath(digest), tsr: shownPath(tsr), ots: shownPath(ots) })}\n`,
    )
  }
  return holds ? 0 : 1
}

async function kindOf(operand: string): Promise<'container' | 'folder'> {
  const stats = await stat(operand).catch((error: unknown) => {
    throw new TelltaleError('read/not-found', 'There is no such file.', 'Look at how its name is written.', {
      cause: error,
    })
  })
  return stats.isDirectory() ? 'folder' : 'container'
}

async function open(
  container: string,
  options: Invocation['options'],
  language: string,
): Promise<{ readonly verification: Verification; readonly kept: number }> {
  const out = optionText(options['out'])
  const keys = await openKeysOf(options, language)
  if (out !== undefined) await makeEmptyFolder(out)
  const progress = openByteProgress(true)
  let kept = 0
  try {
    const verification = await verifyContainer(await openContainer(streamOf(container), keys), {
      sha256: () => createHash('sha256'),
      onProgress: progress.update,
      ...(out === undefined ? {} : { keep: async (file) => await keepOpened(out, file, () => (kept += 1)) }),
    })
    return { verification, kept }
  } finally {
    progress.close()
  }
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  const bytes: AsyncIterable<unknown> = createReadStream(path, { highWaterMark: 1 << 20 })
  return ReadableStream.from(bytesOf(bytes))
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const bytes of stream) if (bytes instanceof Uint8Array) yield bytes
}

function asText({ title, sections }: ExplainedVerification): string {
  const parts = sections.map(({ heading, lines }) => `${heading}\n${lines.map((line) => `  - ${line}`).join('\n')}\n`)
  return `${title}\n\n${parts.join('\n')}`
}

function asData(
  { manifest, manifestDigest, files, damage, isWhole }: Verification,
  { timeStamp, openTimestamps }: CheckedProofs,
  { sections }: ExplainedVerification,
  holds: boolean,
): object {
  return {
    holds,
    isWhole,
    manifestDigest,
    sealedAt: manifest?.sealedAt,
    files,
    damage,
    timeStamp,
    openTimestamps,
    inWords: sections,
  }
}
