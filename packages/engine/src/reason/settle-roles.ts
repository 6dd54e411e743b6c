import type { CompiledRule, Signal } from '@telltale/model'

/** Which speaker is which. Names are those of the turns. */
export interface Roles {
  /** Whose side the tool is on; undefined when their words are not in the text. */
  readonly person?: string
  /** The speaker whose words look most like an approach; undefined when nobody's do. */
  readonly approacher?: string
  /** Nobody said who the person is: it was worked out. */
  readonly assumed: boolean
}

/** What the settling needs to know of a speaker. */
export interface SpeakerCount {
  readonly speaker: string
  readonly turns: number
  /** How often this speaker's turns stand next to each other speaker's. */
  readonly beside: ReadonlyMap<string, number>
}

/**
 * How people call themselves in copied and exported chats. What many also bear as a name, or use for either side ("You", "Ja"),
 * is not among them.
 */
const SELF: ReadonlySet<string> = new Set([
  'me',
  'i',
  'myself',
  '我',
  '本人',
  '自己',
  'ich',
  'moi',
  'я',
  '나',
  '私',
  '自分',
  'أنا',
  'אני',
  'मैं',
  'من',
])

/**
 * Works out who is the person and who the approacher.
 *
 * The person is the one the user named, else the owner of the file, else a speaker who is called "me"; but anybody can call
 * himself so, and whoever is the only one to sound like an approach is not taken at that word. If none is known, the
 * approacher is the speaker whose words carry most of an approach and least of the other side, and the person is who
 * talks with them most. Where the learned part has heard everybody, its scores decide instead. In a group of many, each speaker is weighed alone: a crowd's small signs do not add up to one.
 */
export function settleRoles(
  speakers: readonly SpeakerCount[],
  signals: readonly Signal[],
  rules: readonly CompiledRule[],
  known: string | undefined,
  scoreOf?: (speaker: string) => number,
  alarms: (speaker: string) => boolean = () => false,
): Roles {
  const masses = massBySpeaker(signals, rules)
  const named = known ?? speakerCalledMe(speakers, alarms)
  const others = speakers.filter(({ speaker }) => speaker !== named)
  const balance = (speaker: string): number => {
    if (scoreOf) return scoreOf(speaker)
    const own = masses.get(speaker)
    return (own?.approach ?? 0) - (own?.person ?? 0) / 2
  }
  let approacher: string | undefined
  for (const { speaker } of others) {
    if (!scoreOf && (masses.get(speaker)?.approach ?? 0) <= 0) continue
    if (approacher === undefined || balance(speaker) > balance(approacher)) approacher = speaker
  }
  if (named !== undefined)
    return { person: named, ...(approacher === undefined ? {} : { approacher }), assumed: known === undefined }
  if (approacher === undefined) return { assumed: true }
  const beside = speakers.find(({ speaker }) => speaker === approacher)?.beside
  let person: string | undefined
  for (const { speaker } of others) {
    if (speaker === approacher) continue
    const closer = (beside?.get(speaker) ?? 0) - (person === undefined ? -1 : (beside?.get(person) ?? 0))
    if (closer > 0) person = speaker
  }
  return { ...(person === undefined ? {} : { person }), approacher, assumed: true }
}

function speakerCalledMe(speakers: readonly SpeakerCount[], alarms: (speaker: string) => boolean): string | undefined {
  const self = speakers.find(({ speaker }) => SELF.has(speaker.trim().toLowerCase()))?.speaker
  if (self === undefined || !alarms(self)) return self
  return speakers.some(({ speaker }) => speaker !== self && alarms(speaker)) ? self : undefined
}

interface Mass {
  approach: number
  person: number
}

/** For each speaker, how much of either side their words carry. A rule counts once: saying it again adds nothing here. */
function massBySpeaker(signals: readonly Signal[], rules: readonly CompiledRule[]): ReadonlyMap<string, Mass> {
  const best = new Map<string, Map<number, number>>()
  for (const { speaker, rule, weight } of signals) {
    if (rules[rule]?.stage === 'counter') continue
    let byRule = best.get(speaker)
    if (!byRule) best.set(speaker, (byRule = new Map<number, number>()))
    byRule.set(rule, Math.max(byRule.get(rule) ?? 0, weight))
  }
  const masses = new Map<string, Mass>()
  for (const [speaker, byRule] of best) {
    const mass = { approach: 0, person: 0 }
    for (const [rule, weight] of byRule) {
      if (rules[rule]?.by === 'person') mass.person += 0.1
      else mass.approach += weight
    }
    masses.set(speaker, mass)
  }
  return masses
}
