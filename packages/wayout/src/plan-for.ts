import { ageOfSource } from './age-of-source.js'
import { cautionsFor } from './cautions-for.js'
import { channelsFor } from './channels-for.js'
import { countriesFor } from './countries-for.js'
import type { CountryHelp } from './country-help.js'
import { fill } from './fill.js'
import { holds } from './holds.js'
import type { HelpKind } from './help-kinds.js'
import type { HelpPack, PlanStepEntry } from './help-pack.js'
import { linesForTheYoung } from './lines-for-the-young.js'
import type { Plan, PlanCaution, PlanLaw, PlanStep } from './plan.js'
import type { Situation } from './situation.js'
import { stepsFor } from './steps-for.js'
import { textIn } from './text-in.js'
import { withDangerOfTelling } from './with-danger-of-telling.js'

/**
 * Makes the plan for a situation: a few steps, life and safety first, then mildest first; whom to tell; what the law says
 * of coming forward. Where the person or the help of a country says that telling may bring danger, that is said first,
 * and independent advice stands before everything official.
 *
 * @param pack - The help, as data.
 * @param language - Of the plan's own sentences; English where a sentence is not there in it.
 * @param today - The day, as in 2026-11-22, by which the age of each line is told. There is no clock in here.
 */
export function planFor(given: Situation, pack: HelpPack, language: string, today: string): Plan {
  const countries = countriesFor(given, pack)
  const situation = withDangerOfTelling(given, pack)
  const words = (key: string): string => textIn(pack.wording[key] ?? {}, language)
  const groups = channelsFor(situation, pack, language, today)
  const facts = { ...situation.facts, help: helpIn(groups, situation, pack) }
  const idsOf = (entry: PlanStepEntry): readonly string[] =>
    (entry.help ?? []).flatMap(
      (kind) => groups.find((group) => group.kind === kind)?.channels.map(({ id }) => id) ?? [],
    )
  const steps = stepsFor(facts, pack).map(({ slot, entry }): PlanStep => {
    const also = (entry.also ?? []).filter(({ when }) => holds(when, facts))
    const text = entry.instead?.find(({ when }) => holds(when, facts))?.text ?? entry.text
    return {
      id: entry.id,
      slot,
      title: textIn(entry.title, language),
      text: textIn(text, language),
      also: also.map((each) => textIn(each.text, language)),
      ...(entry.cost === undefined ? {} : { cost: textIn(entry.cost, language) }),
      channels: idsOf(entry),
    }
  })
  const cautions: readonly PlanCaution[] = [
    ...(facts.authorities.includes('yes') ? [{ text: words('caution.by-person') }] : []),
    ...(facts.authorities.includes('unsure') ? [{ text: words('caution.by-person-unsure') }] : []),
    ...cautionsFor(given, pack).map(({ caution }) => ({
      text: textIn(caution.says, language),
      source: ageOfSource(caution.source, pack, language, today),
    })),
    ...(facts.role.includes('refugee') ? [{ text: words('caution.refugee') }] : []),
  ]
  const isCalm = facts.course.includes('calm') && !facts.phone.includes('watched')
  const laws = isCalm
    ? []
    : countries.flatMap((help) =>
        help.laws.map(({ id, article, says, quote, source }): PlanLaw => ({
          id,
          country: help.country,
          countryName: textIn(help.name, language),
          article,
          says: textIn(says, language),
          ...(quote === undefined ? {} : { quote }),
          source: ageOfSource(source, pack, language, today),
        })),
      )
  const subject = facts.subject.includes('other') ? '.other' : ''
  return {
    planVersion: 1,
    language,
    title: words('plan.title'),
    lead: words(`plan.lead.${facts.course[0] ?? 'act'}${subject}`),
    steps,
    cautions: isCalm ? [] : cautions,
    channels: isCalm ? [] : groups,
    laws,
    notFound: isCalm
      ? []
      : [...notFoundIn(countries, pack, language), ...(isWithoutLines(given, pack) ? [words('plan.no-country')] : [])],
    notes: [
      words('note.not-legal-advice'),
      ...(laws.length > 0 ? [words('note.laws')] : []),
      ...(isCalm ? [] : [words('note.numbers')]),
      words('note.nothing-sent'),
    ],
  }
}

/** Each with the country that it was looked for in, since there may be two; what is nowhere stands without one. */
function notFoundIn(countries: readonly CountryHelp[], { wording }: HelpPack, language: string): readonly string[] {
  const said = countries.flatMap(({ country, name, notFound }) =>
    notFound.map((each) => {
      const text = textIn(each, language)
      if (country === 'any') return text
      return fill(textIn(wording['not-found.of'] ?? {}, language), { country: textIn(name, language), text })
    }),
  )
  return [...new Set(said)]
}

/** Kinds of help that surely fit: where nobody said how old somebody is, a line for the young alone does not count. */
function helpIn(groups: Plan['channels'], situation: Situation, pack: HelpPack): readonly HelpKind[] {
  const forTheYoung = linesForTheYoung(situation, pack)
  return groups.filter(({ channels }) => channels.some(({ id }) => !forTheYoung.has(id))).map(({ kind }) => kind)
}

function isWithoutLines({ country, citizenship }: Situation, { countries }: HelpPack): boolean {
  return [country, citizenship].some((code) => code !== undefined && !countries.some((each) => each.country === code))
}
