import { PERSONAS, type AccountQuote, type FindingSpan, type Report } from '@telltale/model'

/** How left-out words are written on a masked page. All texts are ours; numbers count from 1. */
export interface MaskWords {
  quote(characters: number): string
  speaker(number: number): string
  person(number: number): string
  title(characters: number): string
}

const TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** For programs: no language, only numbers. */
const NEUTRAL: MaskWords = {
  quote: (characters) => `[${characters}]`,
  speaker: (number) => `speaker ${number}`,
  person: (number) => `person ${number}`,
  title: (characters) => `[${characters}]`,
}

/**
 * The same report without a word of the user's, for logs, statistics and asking others for advice.
 *
 * Quotes, what stands around them and the title are replaced with their length in characters, names with numbers; the
 * same name keeps the same number. A file keeps its number alone. Places, scores and our own sentences stay. A time stays only if it is one.
 */
export function maskReport(report: Report, words: MaskWords = NEUTRAL): Report {
  const numbers = new Map<string, number>()
  const speaker = (name: string): string => {
    if (name === '') return name
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return words.speaker(number)
  }
  const length = (text: string): number => Array.from(text).length
  const around = (text: string): string => (text === '' ? '' : words.quote(length(text)))
  const quote = <Quote extends AccountQuote>(from: Quote): Quote => ({
    ...from,
    quote: words.quote(length(from.quote)),
  })
  const place = ({ at, ...span }: FindingSpan): FindingSpan => ({
    ...quote(span),
    before: around(span.before),
    after: around(span.after),
    speaker: speaker(span.speaker),
    ...(at !== undefined && TIME.test(at) ? { at } : {}),
  })
  const { file, title, person, approacher, account, findings, against, places, secondReader, ...kept } = report
  return {
    ...kept,
    ...(file === undefined ? {} : { file: { number: file.number } }),
    ...(title === undefined ? {} : { title: words.title(length(title)) }),
    person: { ...person, ...(person.speaker === undefined ? {} : { speaker: speaker(person.speaker) }) },
    approacher: approacher && { ...approacher, speaker: speaker(approacher.speaker) },
    findings: findings.map((finding) => ({ ...finding, spans: finding.spans.map(place) })),
    ...(against === undefined ? {} : { against: against.map((sign) => ({ ...sign, spans: sign.spans.map(place) })) }),
    ...(account === undefined
      ? {}
      : {
          account: {
            people: account.people.map(({ persona, ...told }, index) => ({
              ...told,
              ...(PERSONAS.some((known) => known === persona) && persona !== undefined ? { persona } : {}),
              name: words.person(index + 1),
              quote: quote(told.quote),
            })),
            payments: account.payments.map(quote),
            handedOver: account.handedOver.map(quote),
            outcomes: account.outcomes.map(quote),
            doubts: account.doubts.map(quote),
          },
        }),
    // What is near says where the conversation's place is, so its name goes with the quote.
    ...(places === undefined
      ? {}
      : {
          places: places.map(({ turn, start, end, speaker: name, at, metres, quote: words }) => ({
            ...quote({ turn, start, end, quote: words }),
            speaker: speaker(name),
            ...(at !== undefined && TIME.test(at) ? { at } : {}),
            metres,
          })),
        }),
    ...(secondReader === undefined
      ? {}
      : {
          secondReader: {
            ...secondReader,
            signals: secondReader.signals.map((signal) => ({
              ...signal,
              spans: signal.spans.map(({ at, ...span }) => ({
                ...quote(span),
                speaker: speaker(span.speaker),
                ...(at !== undefined && TIME.test(at) ? { at } : {}),
              })),
            })),
          },
        }),
  }
}
