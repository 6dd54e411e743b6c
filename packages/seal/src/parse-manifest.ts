import { isRecord } from '@telltale/model'
import { ROLES, type LeftOut, type Manifest, type Role, type SealedFile } from './manifest.js'
import { MANIFEST_PATH } from './manifest-path.js'
import { isSafePath } from './safe-paths.js'
import { sameEverywhere } from './same-everywhere.js'

/** More files than a folder that people keep; a list that is longer was made to do harm. */
export const MOST_SEALED_FILES = 200_000

const SHA256 = /^[0-9a-f]{64}$/u
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/u

/**
 * Reads a manifest. Whoever made the container wrote it, so nothing in it is taken on trust: paths that lead out of a
 * folder, sizes that are none and lists without end are refused.
 *
 * @returns Undefined when it is no manifest that this version understands.
 */
export function parseManifest(text: string): Manifest | undefined {
  const value = parsed(text)
  if (!isRecord(value) || value['manifestVersion'] !== 1) return undefined
  const { seal, sealedAt, tool, readable } = value
  const files = listOf(value['files'], sealedFile)
  const withheld = listOf(value['withheld'], sealedFile)
  const leftOut = listOf(value['leftOut'], leftOutFile)
  if (typeof seal !== 'string' || !/^[0-9a-f]{32}$/u.test(seal)) return undefined
  if (typeof sealedAt !== 'string' || !INSTANT.test(sealedAt)) return undefined
  if (!isRecord(tool) || typeof tool['version'] !== 'string' || !isRecord(tool['pack'])) return undefined
  const { version, digest } = tool['pack']
  if (typeof version !== 'string' || typeof digest !== 'string') return undefined
  if (!isRecord(readable) || !isCount(readable['hidden']) || typeof readable['chosen'] !== 'boolean') return undefined
  if (files === undefined || withheld === undefined || leftOut === undefined) return undefined
  if (!canLieBeside([MANIFEST_PATH, ...files.map(({ path }) => path)])) return undefined
  return {
    manifestVersion: 1,
    seal,
    sealedAt,
    clock: 'unproven',
    tool: { name: 'telltale', version: tool['version'], pack: { version, digest } },
    files,
    withheld,
    leftOut,
    readable: { hidden: readable['hidden'], chosen: readable['chosen'] },
  }
}

/** On every machine each of the paths is a file of its own, and none the folder of another. */
function canLieBeside(paths: readonly string[]): boolean {
  // With the least of all signs for the slash, what is in a folder stands right behind its name.
  const sorted = paths.map((path) => sameEverywhere(path).replaceAll('/', '\0')).sort()
  return sorted.every((path, at) => {
    const next = sorted[at + 1]
    return next !== path && next?.startsWith(`${path}\0`) !== true
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Undefined as soon as one is not what it should be. */
function listOf<Item>(value: unknown, read: (item: unknown) => Item | undefined): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_SEALED_FILES) return undefined
  const items: Item[] = []
  for (const each of value) {
    const item = read(each)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

function sealedFile(value: unknown): SealedFile | undefined {
  if (!isRecord(value)) return undefined
  const { path, role, size, sha256, name, modified } = value
  if (typeof path !== 'string' || !isSafePath(path) || !isRole(role) || !isCount(size)) return undefined
  if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return undefined
  if (name !== undefined && typeof name !== 'string') return undefined
  if (modified !== undefined && (typeof modified !== 'string' || !INSTANT.test(modified))) return undefined
  return {
    path,
    role,
    size,
    sha256,
    ...(name === undefined ? {} : { name }),
    ...(modified === undefined ? {} : { modified }),
  }
}

function leftOutFile(value: unknown): LeftOut | undefined {
  if (!isRecord(value)) return undefined
  const { path, why } = value
  return typeof path === 'string' && (why === 'link' || why === 'not-a-file') ? { path, why } : undefined
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
