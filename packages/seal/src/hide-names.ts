import type { Attachment, Reading, Turn } from '@telltale/model'

/**
 * Makes a function that covers names in what is to be read by others: of speakers, in titles, in file names and in
 * everything that is said, in any case. The first name becomes `[name 1]`, and so on.
 *
 * Whole names are covered, and each word of them that is longer than two letters: rather one word too many than one too
 * few, as the originals have them all. In scripts with spaces whole words are, in the others the name wherever it stands.
 * Pet names, misspellings and whoever is recognised by what they say are not hidden by it.
 *
 * @param names - As they stand in the conversation; empty ones are passed over.
 * @param label - The word for a name, in the language of the report.
 */
export function hideNames(names: readonly string[], label: string): (reading: Reading) => Reading {
  const cover = coverOf(names, label)
  return (reading) => {
    const { title, owner, turns, events, posts } = reading
    return {
      ...reading,
      ...(title === undefined ? {} : { title: cover(title) }),
      ...(owner === undefined ? {} : { owner: cover(owner) }),
      turns: turns.map((turn) => coverTurn(turn, cover)),
      events: events.map((event) => ({ ...event, text: cover(event.text) })),
      ...(posts === undefined
        ? {}
        : {
            posts: posts.map(({ media, place, within, inAnswerTo, forwardedFrom, ...post }) => ({
              ...post,
              text: cover(post.text),
              ...(media === undefined ? {} : { media: media.map((one) => coverFile(one, cover)) }),
              ...(place === undefined ? {} : { place: cover(place) }),
              ...(within === undefined ? {} : { within: cover(within) }),
              ...(inAnswerTo === undefined ? {} : { inAnswerTo: cover(inAnswerTo) }),
              ...(forwardedFrom === undefined ? {} : { forwardedFrom: cover(forwardedFrom) }),
            })),
          }),
    }
  }
}

type Cover = (text: string) => string

function coverTurn({ quoted, attachments, forwardedFrom, ...turn }: Turn, cover: Cover): Turn {
  return {
    ...turn,
    speaker: cover(turn.speaker),
    text: cover(turn.text),
    // Covering moves what stands behind; each part is covered for itself to know where it now stands.
    ...(quoted === undefined
      ? {}
      : {
          quoted: quoted.map(
            ([start, end]) => [cover(turn.text.slice(0, start)).length, cover(turn.text.slice(0, end)).length] as const,
          ),
        }),
    ...(attachments === undefined ? {} : { attachments: attachments.map((one) => coverFile(one, cover)) }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom: cover(forwardedFrom) }),
  }
}

function coverFile(file: Attachment, cover: Cover): Attachment {
  return file.name === undefined ? file : { ...file, name: cover(file.name) }
}

/** Scripts that write names into a row of other letters. */
const RUN_TOGETHER =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function coverOf(names: readonly string[], label: string): Cover {
  const wanted = names
    .flatMap((name, index) => wordsOf(name).map((each) => ({ name: each, word: `[${label} ${index + 1}]` })))
    // A name within a longer one comes after it.
    .sort((a, b) => b.name.length - a.name.length)
  if (wanted.length === 0) return (text) => text
  // All at once, so that nothing is looked for in what already covers a name.
  const pattern = new RegExp(wanted.map(({ name }) => `(${patternOf(name)})`).join('|'), 'giu')
  return (text) =>
    text.replace(pattern, (...found: readonly unknown[]) => {
      const which = wanted.findIndex((_, index) => found[index + 1] !== undefined)
      return wanted[which]?.word ?? ''
    })
}

/** What stands beside names and is said in any talk. */
const NO_NAMES: ReadonlySet<string> = new Set(
  'the and von van der den del los las bin ibn mrs miss prof sir you she her him his'.split(' '),
)

/** The whole name, and what people call somebody by: its words, and of a Chinese name of three the last two. */
function wordsOf(name: string): readonly string[] {
  const whole = name.trim()
  if (whole === '') return []
  const words = whole.split(/\s+/u)
  const parts = words.filter((word) => Array.from(word).length > 2 && !NO_NAMES.has(word.toLowerCase()))
  const given = /^\p{Script=Han}{3}$/u.test(whole) ? [whole.slice(1)] : []
  return [...new Set([whole, ...parts, ...given])]
}

/** The name, however its words are set apart. No repetition is without a limit, so it takes linear time. */
function patternOf(name: string): string {
  const literal = name
    .split(/\s+/u)
    .map((word) => word.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&'))
    .join('[\\s_.-]{0,3}')
  const isWord = (sign: string | undefined): boolean =>
    sign !== undefined && /[\p{L}\p{N}]/u.test(sign) && !RUN_TOGETHER.test(sign)
  const signs = Array.from(name)
  const before = isWord(signs[0]) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = isWord(signs.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  return `${before}${literal}${after}`
}
