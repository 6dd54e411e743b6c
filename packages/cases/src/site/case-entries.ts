import type { CaseRecord } from '../case-record.js'
import { channelName } from '../channel-names.js'
import { gradeCase } from '../grade-case.js'
import { joinWords, textFor } from '../sentences.js'
import { html, type Markup } from './markup.js'
import { casePath, wayTo } from './paths.js'
import type { Site } from './site.js'

/**
 * Cases as a list to choose from, newest first: title, when, of which kind, who says so, what came of it, and the grade. What
 * the search looks in is beside each.
 *
 * @param path - The page that it stands on.
 * @param level - Of the headings.
 */
export function caseEntries(records: readonly CaseRecord[], path: string, site: Site, level: 2 | 3 = 2): Markup {
  const newest = [...records].sort(
    (a, b) => (b.years.to ?? b.years.from) - (a.years.to ?? a.years.from) || (a.id < b.id ? -1 : 1),
  )
  return html`<ul class="cases">
    ${newest.map((record) => entry(record, path, site, level))}
  </ul>`
}

function entry(record: CaseRecord, path: string, site: Site, level: 2 | 3): Markup {
  const { say, wording } = site
  const { id, kind, countries, status, years } = record
  const grade = gradeOf(record)
  const link = html`<a href="${wayTo(path, casePath(id))}">${textFor(record.title, wording)}</a>`
  const span = Array.from(
    { length: Math.min((years.to ?? years.from) - years.from + 1, 100) },
    (_, at) => years.from + at,
  )
  return html`<li
    data-words="${wordsOf(record, site)}"
    data-stage="${record.stages.map(({ stage }) => stage).join(' ')}"
    data-kind="${kind}"
    data-country="${[...countries.alleging, ...countries.alleged].join(' ')}"
    data-year="${span.join(' ')}"
    data-grade="${grade}"
  >
    ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    <p class="facts">
      <span class="grade" title="${sayGrade(grade, site)}">${grade}</span> <span>${sayYears(record)}</span>
      <span>${say(`kind.${kind}.name`)}</span>
      <span>${say('site.said-by', { countries: sayCountries(countries.alleging, site) })}</span>
      <span>${say(`status.${status}`)}</span>
    </p>
  </li>`
}

/** `C3`: half of its claims are graded so or better. */
export function gradeOf(record: CaseRecord): string {
  const { reliability, credibility } = gradeCase(record)
  return `${reliability}${credibility}`
}

/** What a grade means: the letter, and the figure. */
export function sayGrade(grade: string, { say }: Site): string {
  return say('site.grade-means', {
    reliability: say(`reliability.${grade.charAt(0)}`),
    credibility: say(`credibility.${grade.charAt(1)}`),
  })
}

/** When it is told to have happened: one year, or from one to another. */
export function sayYears({ years: { from, to } }: CaseRecord): string {
  return to === undefined || to === from ? String(from) : `${from}–${to}`
}

/** Countries by their names in the language of the page, from their codes. */
export function sayCountries(codes: readonly string[], { say, wording }: Site): string {
  return joinWords(
    codes.map((code) => say(`country.${code}`)),
    wording,
  )
}

/** Titles, the summary, people, techniques, countries, languages, where they spoke: all that the search finds a case by. */
function wordsOf(record: CaseRecord, { say, wording, techniques }: Site): string {
  const words = [
    ...Object.values(record.title),
    record.id,
    textFor(record.summary, wording),
    ...record.people.flatMap(({ name, who }) => [...(name === undefined ? [] : [name]), textFor(who, wording)]),
    ...record.stages.flatMap(({ stage, techniques: ids }) => [
      say(`stage.${stage}.name`),
      ...ids.flatMap((id) => {
        const technique = techniques.get(id)
        return technique === undefined ? [] : [textFor(technique.title, wording)]
      }),
    ]),
    ...[...record.countries.alleging, ...record.countries.alleged].map((code) => say(`country.${code}`)),
    ...record.sources.flatMap(({ language, publisher }) => [say(`site.language.${language}`), publisher]),
    ...record.channels.map((channel) => channelName(channel, wording)),
    say(`kind.${record.kind}.name`),
    say(`status.${record.status}`),
    sayYears(record),
  ]
  return [...new Set(words)].join(' ').toLowerCase().replace(/\s+/gu, ' ')
}
