import { ageOfSource } from './age-of-source.js'
import { cautionsFor } from './cautions-for.js'
import { countriesFor } from './countries-for.js'
import type { CountryHelp, HelpChannel } from './country-help.js'
import type { HelpKind } from './help-kinds.js'
import type { HelpPack } from './help-pack.js'
import type { ChannelGroup, PlanChannel } from './plan.js'
import type { Situation } from './situation.js'
import { holds } from './holds.js'
import { linesForTheYoung } from './lines-for-the-young.js'
import { textIn } from './text-in.js'

/** Where telling is safe as far as anybody knows: those nearest to help first. */
const PLAIN: readonly HelpKind[] = [
  'emergency',
  'crisis-line',
  'lawyer',
  'victims',
  'official',
  'fraud',
  'digital-security',
  'students',
  'press-freedom',
  'refugees',
  'consular',
]
/** Where telling may bring danger: everybody who is independent of a state stands before everybody who is not. */
const RISKY: readonly HelpKind[] = [
  'emergency',
  'lawyer',
  'digital-security',
  'crisis-line',
  'victims',
  'refugees',
  'press-freedom',
  'students',
  'fraud',
  'official',
  'consular',
]

/**
 * Chooses the channels that fit a situation and puts them in order. Those of a country that somebody fled are left out:
 * nobody is sent back to it by a list.
 *
 * @param today - The day, as in 2026-11-22.
 */
export function channelsFor(
  situation: Situation,
  pack: HelpPack,
  language: string,
  today: string,
): readonly ChannelGroup[] {
  const { facts, country, citizenship } = situation
  const words = (key: string): string => textIn(pack.wording[key] ?? {}, language)
  const isRisky = facts.telling.includes('risky')
  const countries = countriesFor(situation, pack)
  const warning = new Set(cautionsFor(situation, pack).map((each) => each.country))
  const isWarned = isRisky || warning.size > 0
  const found = countries.flatMap((help) =>
    help.channels
      .filter(({ kind, when }) => fits(kind, facts) && holds(when, facts))
      .filter(({ where }) => where === undefined || (country !== undefined && where.includes(country)))
      // Lines to call at once serve where somebody is, not where they come from.
      .filter(({ kind }) => kind !== 'emergency' || help.country !== citizenship || country === citizenship)
      // An embassy serves the citizens of its own country.
      .filter(({ kind }) => kind !== 'consular' || help.country === citizenship)
      .map((channel) => ({ kind: channel.kind, channel: say(channel, help) })),
  )
  const forTheYoung = linesForTheYoung(situation, pack)
  const groups = (isWarned ? RISKY : PLAIN).flatMap((kind) => {
    const channels = found
      .filter((each) => each.kind === kind)
      .map(({ channel }) => channel)
      .sort(
        (a, b) =>
          Number(a.caution !== undefined) - Number(b.caution !== undefined) ||
          Number(forTheYoung.has(a.id)) - Number(forTheYoung.has(b.id)),
      )
    return channels.length === 0 ? [] : [{ kind, heading: words(`kind.${kind}`), channels }]
  })
  if (isWarned) return groups
  // Who may be grown is not pointed first to lines that would send them on.
  const isForTheYoung = ({ channels }: ChannelGroup): boolean => channels.every(({ id }) => forTheYoung.has(id))
  return groups.toSorted((a, b) => Number(isForTheYoung(a)) - Number(isForTheYoung(b)))

  function say(channel: HelpChannel, of: CountryHelp): PlanChannel {
    const { id, kind, name, contact, answers, hours, languages, anonymous, note, source } = channel
    return {
      id,
      country: of.country,
      countryName: of.country === 'any' ? '' : textIn(of.name, language),
      kind,
      name: textIn(name, language),
      contact,
      ...(answers === undefined ? {} : { answers: textIn(answers, language) }),
      ...(hours === undefined ? {} : { hours: textIn(hours, language) }),
      ...(languages === undefined ? {} : { languages }),
      ...(anonymous === undefined ? {} : { anonymous: words(anonymous ? 'anonymous.yes' : 'anonymous.no') }),
      ...(note === undefined ? {} : { note: textIn(note, language) }),
      ...(isOfState(kind) && (isRisky || warning.has(of.country)) ? { caution: words('channels.risky') } : {}),
      source: ageOfSource(source, pack, language, today),
    }
  }
}

function isOfState(kind: HelpKind): boolean {
  return kind === 'official' || kind === 'consular' || kind === 'fraud'
}

/** Whether a kind of help may be of use to somebody; in doubt it may. */
function fits(
  kind: HelpKind,
  { role, abroad, about, happened, threat, age, danger, course }: Situation['facts'],
): boolean {
  switch (kind) {
    case 'students':
      return role.includes('student')
    case 'press-freedom':
      return role.includes('journalist')
    case 'refugees':
      return role.includes('refugee')
    case 'consular':
      return !abroad.includes('no')
    case 'fraud':
      return (
        happened.includes('paid') || happened.includes('took-money') || about.some((each) => each !== 'information')
      )
    case 'victims':
    case 'crisis-line':
      return age.includes('under-18') || threat.length > 0 || danger.includes('yes') || course.includes('act')
    default:
      return true
  }
}
