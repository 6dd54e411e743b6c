import { KINDS } from '@telltale/model'
import type { Measured } from './measured.js'
import { sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Which kind is named for which, over the approaches that were heard. */
export function measureKinds(measured: readonly Measured[]): Section {
  const heard = measured.filter(({ conversation, isAlarm }) => conversation.isApproach && isAlarm)
  const named = heard.map(({ conversation, report }) => ({ is: conversation.kind, says: report.kinds[0]?.kind }))
  const right = named.filter(({ is, says }) => is === says).length
  const amongTwo = heard.filter(({ conversation, report }) =>
    report.kinds.slice(0, 2).some(({ kind }) => kind === conversation.kind),
  ).length
  return {
    heading: 'Kinds',
    lines: [
      `Of the approaches heard in English and Chinese, the first kind named is the author's in ${sayShare(right, heard.length)}; it is among the first two in ${sayShare(amongTwo, heard.length)}. Rows are the author's kind, columns the first kind named, by number.`,
      '',
      ...table(
        ['', ...KINDS.map((_, index) => String(index + 1)), 'none'],
        KINDS.map((kind, index) => {
          const ofKind = named.filter(({ is }) => is === kind)
          return [
            `${index + 1} ${kind}`,
            ...KINDS.map((other) => String(ofKind.filter(({ says }) => says === other).length)),
            String(ofKind.filter(({ says }) => says === undefined).length),
          ]
        }),
      ),
    ],
  }
}
