import type { Notice, Reader, Turn } from '@telltale/model'
import { isGap } from './is-gap.js'
import { judgeVoice } from './judge-voice.js'
import { LineCursor } from './line-cursor.js'
import { tallyOf } from './tally-of.js'

/** Stands for the one voice of a text that nobody is named as the speaker of. */
const SPEAKER = 'text'
/** Lines within these lengths, and not longer, are what mail programs and typewriters break sentences into. */
const SHORTEST_WRAPPED = 45
const LONGEST_WRAPPED = 100
/** A first line of such a length, without a full stop, is the title. */
const SHORTEST_TITLE = 20
const LONGEST_TITLE = 160

/**
 * Reads everything that is text and no conversation: an article that tells what happened, a job advertisement, a letter.
 * One turn for each paragraph. It is asked last and never refuses.
 */
export const plainText: Reader = {
  id: 'plain-text',
  fallback: true,
  canRead: (source) => /\S/u.test(source.text),
  read(source) {
    const { text } = source
    const { turns, filled } = readParagraphs(text)
    const notices: readonly Notice[] = turns.length === 0 ? [{ code: 'read/nothing-said' }] : []
    const title = titleOf(turns)
    return [
      {
        format: 'plain-text',
        voice: judgeVoice(text),
        ...(title === undefined ? {} : { title }),
        turns,
        events: [],
        notices,
        tally: tallyOf('line', filled, notices),
      },
    ]
  },
}

/**
 * A blank line ends a paragraph. Lines that follow each other are paragraphs of their own, unless most of them are as
 * long as a column is wide: then one sentence runs over several.
 */
function readParagraphs(text: string): { readonly turns: readonly Turn[]; readonly filled: number } {
  const turns: Turn[] = []
  const lines = new LineCursor(text)
  let filled = 0
  let block: { readonly start: number; readonly end: number; readonly line: number }[] = []
  const close = (): void => {
    const wrapped = block.slice(0, -1).filter(({ start, end }) => {
      const length = end - start
      return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED
    }).length
    const first = block[0]
    const last = block.at(-1)
    if (first !== undefined && last !== undefined && block.length > 1 && wrapped * 3 >= (block.length - 1) * 2) {
      turns.push({ speaker: SPEAKER, text: text.slice(first.start, last.end), line: first.line })
    } else {
      for (const { start, end, line } of block) turns.push({ speaker: SPEAKER, text: text.slice(start, end), line })
    }
    block = []
  }
  while (lines.advance()) {
    let { start, end } = lines
    while (start < end && isGap(text.charCodeAt(start))) start += 1
    while (end > start && isGap(text.charCodeAt(end - 1))) end -= 1
    if (start === end) {
      close()
      continue
    }
    filled += 1
    block.push({ start, end, line: lines.number })
  }
  close()
  return { turns, filled }
}

function titleOf(turns: readonly Turn[]): string | undefined {
  if (turns.length < 2) return undefined
  // A heading of the site or the credit of a photograph may stand first; both are shorter than a title.
  const first = turns.slice(0, 3).find(({ text }) => text.length >= SHORTEST_TITLE)?.text
  if (first === undefined || first.length > LONGEST_TITLE) return undefined
  return /[.!?…。！？:：,，]$/u.test(first) || /[\r\n]/u.test(first) ? undefined : first
}
