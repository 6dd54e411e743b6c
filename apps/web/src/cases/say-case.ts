import { channelName, gradeCase, joinWords, textFor, type CaseRecord, type Texts } from '@telltale/cases'
import type { Say } from '../say.js'
import type { OpenLibrary } from './library.js'

/** `C3`: half of its claims are graded so or better. */
export function gradeOf(record: CaseRecord): string {
  const { reliability, credibility } = gradeCase(record)
  return `${reliability}${credibility}`
}

/** What the letter and the figure of a grade mean. */
export function sayGrade(grade: string, { tell }: OpenLibrary, say: Say): string {
  return say('cases.grade-means', {
    reliability: tell(`reliability.${grade.charAt(0)}`),
    credibility: tell(`credibility.${grade.charAt(1)}`),
  })
}

/** The year of a case, or the first and the last where it went on for several. */
export function sayYears({ years: { from, to } }: CaseRecord): string {
  return to === undefined || to === from ? String(from) : `${from}–${to}`
}

/** Countries by name, as a list in the language of the screen; empty for none. */
export function sayCountries(codes: readonly string[], { tell, wording }: OpenLibrary): string {
  return joinWords(
    codes.map((code) => tell(`country.${code}`)),
    wording,
  )
}

/** What a technique is called. One that is not known any more, as an old record may name it, stays its id. */
export function titleOf(id: string, { library, wording }: OpenLibrary): string {
  const title: Texts | undefined = Object.hasOwn(library.techniques, id) ? library.techniques[id] : undefined
  return title === undefined ? id : textFor(title, wording)
}

/** All that the search finds a case by: titles, the summary, people, techniques, countries, languages, where they spoke. */
export function wordsOf(record: CaseRecord, open: OpenLibrary): string {
  const { tell, wording, nameOfLanguage } = open
  return plain(
    [
      ...Object.values(record.title),
      record.id,
      textFor(record.summary, wording),
      ...record.people.flatMap(({ name, who }) => [name ?? '', textFor(who, wording)]),
      ...record.stages.flatMap(({ stage, techniques }) => [
        tell(`stage.${stage}.name`),
        ...techniques.map((id) => titleOf(id, open)),
      ]),
      ...[...record.countries.alleging, ...record.countries.alleged].map((code) => tell(`country.${code}`)),
      ...record.sources.flatMap(({ language, publisher }) => [nameOfLanguage(language), publisher]),
      ...record.channels.map((channel) => channelName(channel, wording)),
      tell(`kind.${record.kind}.name`),
      tell(`status.${record.status}`),
      sayYears(record),
    ].join(' '),
  )
}

/** Without accents, capitals and signs, which nobody should have to type. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/** Whether a word, or what begins with it, is among words; where a script has no spaces, anywhere in them. */
export function isAmong(word: string, words: string): boolean {
  return /[\u2e80-\ua4cf]/u.test(word) ? words.includes(word) : ` ${words}`.includes(` ${word}`)
}
