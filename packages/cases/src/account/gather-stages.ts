import { STAGES } from '@telltale/model'
import type { DraftQuote, DraftStage, DraftTechnique } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import type { NotedAccount, NotedSentence } from './note-account.js'
import { quoteAt } from './quote-at.js'

/** The techniques that the engine saw in a case, stage by stage, with the words it saw them in. */
export function gatherStages(parts: readonly AccountPart[]): readonly DraftStage[] {
  const found = new Map<string, DraftQuote[]>()
  for (const part of parts) {
    const { account } = part
    const sentencesOf = byParagraph(account)
    for (const { rule, stage, spans } of account.report.findings) {
      if (stage === 'person') continue
      for (const { turn, start, end } of spans) {
        const paragraph = account.source.paragraphs[turn]
        if (paragraph === undefined) continue
        const from = paragraph.start + start
        const sentence = sentencesOf.get(turn)?.find((each) => each.start <= from && from < each.end)
        if (sentence?.kind !== 'story' || sentence.part !== part.part) continue
        const quote = quoteAt(account.source, {
          source: account.id,
          paragraph: turn,
          start: from,
          end: paragraph.start + end,
        })
        found.set(rule, [...(found.get(rule) ?? []), quote])
      }
    }
  }
  return STAGES.flatMap((stage): readonly DraftStage[] => {
    const techniques = [...found]
      .filter(([rule]) => rule.startsWith(`${stage}/`))
      .map(([technique, quotes]): DraftTechnique => ({ technique, quotes }))
    return techniques.length === 0 ? [] : [{ stage, techniques }]
  })
}

function byParagraph({ sentences }: NotedAccount): ReadonlyMap<number, readonly NotedSentence[]> {
  const found = new Map<number, NotedSentence[]>()
  for (const sentence of sentences) {
    const list = found.get(sentence.paragraph)
    if (list === undefined) found.set(sentence.paragraph, [sentence])
    else list.push(sentence)
  }
  return found
}
