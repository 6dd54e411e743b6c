import type { Draft, DraftLine, DraftQuote } from './draft.js'
import type { HelpPack } from './help-pack.js'
import { dayAndTime } from './day-and-time.js'
import { fill } from './fill.js'
import type { Paper, PaperBlock } from './paper.js'

/** Puts a draft on a page: what the addressee is to read, and nothing that is meant for the person alone. */
export function layOutDraft(
  { language, title, addressee, sections }: Draft,
  { drafts }: Pick<HelpPack, 'drafts'>,
  /** Ids before the lines, by which the person cuts; left out of what is sent. */
  { numbered = false }: { readonly numbered?: boolean } = {},
): Paper {
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    fill(drafts[language]?.[key] ?? drafts['en']?.[key] ?? '', values)
  const origin = ({ turn, speaker, at }: DraftQuote): string =>
    say(at === undefined ? `origin.${speaker}` : `origin.${speaker}-at`, {
      number: String(turn + 1),
      at: dayAndTime(at),
    })
  const lineBlocks = ({ id, text, quotes, own }: DraftLine): readonly PaperBlock[] => [
    { is: 'text', text: numbered ? `${text} (${id})` : text },
    ...quotes.map((quote): PaperBlock => ({ is: 'theirs', lines: [quote.text], origin: origin(quote) })),
    ...(own === undefined
      ? []
      : [{ is: 'theirs' as const, lines: own.split(/\r?\n/u).filter((line) => line.trim() !== '') }]),
  ]
  return {
    language,
    title,
    blocks: [
      ...(addressee.name === undefined
        ? []
        : [{ is: 'text' as const, text: fill(say('to'), { name: addressee.name }) }]),
      ...sections.flatMap(({ heading, lines }): readonly PaperBlock[] => [
        ...(heading === undefined ? [] : [{ is: 'heading' as const, level: 2 as const, text: heading }]),
        ...lines.flatMap(lineBlocks),
      ]),
    ],
  }
}
