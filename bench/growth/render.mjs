// Reports of many findings, in every form that a person reads; and the two functions that every word goes through.
import { showHidden } from '../../packages/render/dist/index.js'
import { wrapText } from '../../packages/render/dist/wrap-text.js'
import { analyse, pack, renderHtml, renderMarkdown, renderText } from '../../packages/telltale/dist/index.js'
import { filled } from './filled.mjs'

const SIZES = [50_000, 150_000, 450_000]

export const cases = [
  ...Object.entries({ text: renderText, HTML: renderHtml, Markdown: renderMarkdown }).map(([form, render]) => ({
    what: `a report as ${form}`,
    sizes: [500, 1500, 4500],
    make: (count) =>
      analyse({
        turns: Array.from({ length: count }, (_, i) => ({
          speaker: 'they',
          text: `keep it between us ${i} ${'<b>“'.repeat(20)}, send me the secret files`,
        })),
      }),
    work: (report) => render(report, pack.wording.en),
  })),
  {
    what: 'showing what is hidden, signs without end',
    sizes: SIZES,
    make: filled('\u202a\u001b\u200b\u2066'),
    work: showHidden,
  },
  ...['x', '\u4f60', '\u0301', '\u{1f468}\u200d', ' ', '\uff0c'].map((piece) => ({
    what: `wrapping ${JSON.stringify(piece)} over and over`,
    sizes: SIZES,
    make: filled(piece),
    work: (text) => wrapText(text, 80),
  })),
]
