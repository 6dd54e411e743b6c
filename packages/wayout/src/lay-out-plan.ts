import type { Contact } from './country-help.js'
import { fill } from './fill.js'
import type { HelpPack } from './help-pack.js'
import type { Paper, PaperBlock } from './paper.js'
import type { Plan, PlanChannel, PlanStep, SourceLine } from './plan.js'
import { textIn } from './text-in.js'

/**
 * Puts a plan on a page: steps first, as life and safety come before all else; then cautions, before anybody whom one can
 * tell; then what the law says, and what nobody knows.
 */
export function layOutPlan(plan: Plan, { wording }: Pick<HelpPack, 'wording'>): Paper {
  const { language, title, lead, steps, cautions, channels, laws, notFound, notes } = plan
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    fill(textIn(wording[key] ?? {}, language), values)
  const text = (words: string, look?: 'strong' | 'note'): PaperBlock => ({
    is: 'text',
    text: words,
    ...(look === undefined ? {} : { look }),
  })
  const heading = (key: string): PaperBlock => ({ is: 'heading', level: 2, text: say(`heading.${key}`) })
  const sourceText = (source: SourceLine): string =>
    say('source.line', { title: source.title, address: source.address, says: source.says })

  const channelBlocks = (channel: PlanChannel): readonly PaperBlock[] => {
    const { countryName, name, contact, answers, hours, anonymous, note, caution, languages, source } = channel
    const lines = [
      ...(caution === undefined ? [] : [caution]),
      ...contactLines(contact, say),
      ...(answers === undefined ? [] : [answers]),
      ...(hours === undefined ? [] : [say('channel.hours', { hours })]),
      ...(languages === undefined || languages.length === 0
        ? []
        : [say('channel.languages', { languages: languages.join(', ') })]),
      ...(anonymous === undefined ? [] : [anonymous]),
      ...(note === undefined ? [] : [note]),
      sourceText(source),
    ]
    return [
      text(countryName === '' ? name : say('channel.of', { name, country: countryName }), 'strong'),
      { is: 'list', items: lines },
    ]
  }

  // Whoever is in danger does not look further down for a number.
  const urgentLines = (step: PlanStep): readonly PaperBlock[] => {
    const items = channels
      .flatMap((group) => group.channels)
      .filter(({ id, kind }) => kind === 'emergency' && step.channels.includes(id))
      .flatMap(({ contact: { phone }, countryName }) =>
        phone === undefined
          ? []
          : [say('channel.of', { name: say('contact.phone', { value: phone }), country: countryName })],
      )
    return items.length === 0 ? [] : [{ is: 'list', items }]
  }

  return {
    language,
    title,
    blocks: [
      text(lead),
      heading('steps'),
      ...steps.flatMap((step, index): readonly PaperBlock[] => [
        { is: 'heading', level: 3, text: `${index + 1}. ${step.title}` },
        text([step.text, ...step.also].join(/^(?:zh|ja)/u.test(language) ? '' : ' ')),
        ...(step.cost === undefined ? [] : [text(step.cost, 'note')]),
        ...urgentLines(step),
      ]),
      ...(cautions.length === 0
        ? []
        : [
            heading('caution'),
            ...cautions.flatMap((caution) => [
              text(caution.text, 'strong'),
              ...(caution.source === undefined ? [] : [text(sourceText(caution.source), 'note')]),
            ]),
          ]),
      ...(channels.length === 0 ? [] : [heading('channels')]),
      ...channels.flatMap((group): readonly PaperBlock[] => [
        { is: 'heading', level: 3, text: group.heading },
        ...group.channels.flatMap(channelBlocks),
      ]),
      ...(laws.length === 0 ? [] : [heading('laws')]),
      ...laws.flatMap((law): readonly PaperBlock[] => [
        text(say('channel.of', { name: law.article, country: law.countryName }), 'strong'),
        text(law.says),
        ...(law.quote === undefined ? [] : [{ is: 'theirs' as const, lines: [law.quote] }]),
        text(sourceText(law.source), 'note'),
      ]),
      ...(notFound.length === 0 ? [] : [heading('not-found'), { is: 'list' as const, items: notFound }]),
      ...(notes.length === 0 ? [] : [heading('notes')]),
      ...notes.map((note) => text(note, 'note')),
    ],
  }
}

const WAYS = ['phone', 'phoneAbroad', 'text', 'email', 'web', 'app', 'post'] as const

function contactLines(
  contact: Contact,
  say: (key: string, values: Readonly<Record<string, string>>) => string,
): readonly string[] {
  return WAYS.flatMap((way) => {
    const value = contact[way]
    return value === undefined ? [] : [say(`contact.${way}`, { value })]
  })
}
