import { readAscii, readU32 } from '../../byte-reads.js'

/** Tags that are words, or may be, by ICC.1:2022, section 9: those who make devices and programs write names in them. */
const WORDS: ReadonlySet<string> = new Set([
  'desc',
  'cprt',
  'dmnd',
  'dmdd',
  'vued',
  'scrd',
  'targ',
  'meta',
  'ncl2',
  'pseq',
])
/** What ours say instead. */
const OURS = /^(?:Colours|None)?$/u

/**
 * Whether a colour profile has nothing of a maker, a device, a day or a person in it: its words are those that every copy
 * has, and no maker, model or identifier stands in its head (ICC.1:2022, section 7.2).
 *
 * @param profile - Its beginning is enough: the head and the list of tags, with what they hold as far as it is there.
 */
export function hasPlainProfile(profile: Uint8Array): boolean {
  if (profile.length < 132 || readAscii(profile, 36, 4) !== 'acsp') return false
  // Programs that made it, platform, maker, model, attributes; creator and identifier.
  for (const [from, to] of [
    [4, 8],
    [40, 64],
    [80, 128],
  ] as const)
    if (profile.subarray(from, to).some((byte) => byte !== 0)) return false
  const count = readU32(profile, 128)
  if (count > 200 || 132 + count * 12 > profile.length) return false
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12
    const name = readAscii(profile, entry, 4)
    if (!WORDS.has(name) && /^[a-zA-Z0-9]{4}$/u.test(name)) continue
    const words = profile.subarray(
      readU32(profile, entry + 4),
      readU32(profile, entry + 4) + readU32(profile, entry + 8),
    )
    const letters = readAscii(words, 8, words.length - 8).replaceAll(/\P{L}/gu, '')
    if (name !== 'desc' && name !== 'cprt') return false
    if (!OURS.test(letters.replace(/^enUS/u, ''))) return false
  }
  return true
}
