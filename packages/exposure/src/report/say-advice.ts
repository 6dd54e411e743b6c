import { sentenceOf } from '@telltale/engine'
import type { Advice, ExposureFinding, ExposureLevel, Posting, Wording } from '@telltale/model'

/** What is known of a posting when its author is advised. */
export interface AdviceGround {
  readonly posting: Posting
  readonly level: ExposureLevel
  readonly findings: readonly ExposureFinding[]
  readonly isReworded: boolean
  /** Some finding in a text could not be said in a more general way. */
  readonly byHand: boolean
  readonly isCovered: boolean
  /** What some picture shows was not looked at. */
  readonly isUnseen: boolean
}

/** Formats that can be looked into, and of which `media` makes no copy. */
const NOT_COPIED: ReadonlySet<string> = new Set(['svg', 'webm'])

/** What to do now, mildest first. */
export function sayNow(
  { posting, level, findings, isReworded, byHand, isUnseen }: AdviceGround,
  wording: Wording,
): readonly Advice[] {
  const has = (...kinds: readonly string[]): boolean => findings.some(({ kind }) => kinds.includes(kind))
  const formats = new Set(
    findings.flatMap(({ places }) =>
      places.flatMap(({ item, where }) => (where === 'text' ? [] : (posting.items[item]?.format ?? []))),
    ),
  )
  formats.delete('text')
  // A copy takes out what stands beside the words of a document; the words stay.
  const inDocument = findings.some(({ places }) => places.some(({ where }) => where === 'document'))
  const ids = [
    level === 'fine' && (isUnseen ? 'look-yourself' : 'post-it'),
    level === 'mind' && 'your-choice',
    isReworded && 'reword',
    (level === 'careful' || level === 'stop') && (byHand || inDocument) && 'change-by-hand',
    [...formats].some((format) => !NOT_COPIED.has(format)) && 'safe-copy',
    [...formats].some((format) => NOT_COPIED.has(format)) && 'screenshot',
    has('time', 'movement') && 'post-later',
    has('people') && 'ask-them',
    has('pressure') && 'talk-to-somebody',
    has('marking', 'project') && 'ask-at-work',
    has('credential') && 'change-it',
    has('identity') && level === 'stop' && 'watch-accounts',
  ]
  return advise('now', ids, wording)
}

/** What the report cannot know. */
export function sayLimits({ posting, byHand, isCovered }: AdviceGround, wording: Wording): readonly Advice[] {
  const unseen = posting.items.some(
    ({ pages, texts, sightings }) =>
      pages !== undefined &&
      !texts.some(({ where }) => where === 'picture' || where === 'document') &&
      !sightings.some(({ region }) => region !== undefined),
  )
  return advise(
    'limit',
    ['may-miss', byHand && 'by-hand', unseen && 'not-seen', !isCovered && 'language', 'you-know'],
    wording,
  )
}

function advise(group: string, ids: readonly (string | false)[], wording: Wording): readonly Advice[] {
  return ids.flatMap((id) => (id === false ? [] : [{ id, text: sentenceOf(wording, `${group}.${id}`) }]))
}
