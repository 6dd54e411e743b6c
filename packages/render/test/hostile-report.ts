import type { FindingSpan, Report } from '@telltale/model'

/** Puts the same text in every place of a report where words of a user can stand. */
export function withTheirWords(report: Report, words: string): Report {
  const { approacher, account, against } = report
  const place = (span: FindingSpan): FindingSpan => ({
    ...span,
    before: words,
    quote: words,
    after: words,
    speaker: words,
    at: words,
  })
  return {
    ...report,
    file: { number: 1, name: words },
    title: words,
    findings: report.findings.map((finding) => ({ ...finding, spans: finding.spans.map(place) })),
    ...(against === undefined ? {} : { against: against.map((sign) => ({ ...sign, spans: sign.spans.map(place) })) }),
    approacher: approacher && { ...approacher, speaker: words },
    person: { ...report.person, speaker: words },
    ...(account === undefined
      ? {}
      : {
          account: {
            people: account.people.map((person) => ({
              ...person,
              name: words,
              persona: words,
              quote: { ...person.quote, quote: words },
            })),
            payments: account.payments.map((told) => ({ ...told, quote: words })),
            handedOver: account.payments.map((told) => ({ ...told, quote: words })),
            outcomes: account.outcomes.map((told) => ({ ...told, quote: words })),
            doubts: account.doubts.map((told) => ({ ...told, quote: words })),
          },
        }),
  }
}

export const HOSTILE: readonly (readonly [name: string, words: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['an end of the style', '</style></mark></bdi><img src=x onerror=alert(1)>'],
  ['an attribute', '" onmouseover="alert(1)" x=\''],
  ['an entity', '&lt;b&gt; &#60;script&#62;'],
  ['a terminal escape', '\u001b[31mred\u001b]0;title\u0007\u009b2J'],
  ['a carriage return', 'harmless\rrm -rf'],
  ['a direction override', 'invoice\u202egpj.exe\u2066'],
  ['a Markdown link', 'x](javascript:alert(1)) [y](http://bad.example) ![z](http://bad.example/p.png)'],
  ['a bare address', 'http://bad.example www.bad.example me@bad.example <http://bad.example>'],
  ['a table', '| table | cell |\n|---|---|\n# heading\n- list\n1. one\n> quote\n```\ncode'],
  ['a fence', '``` `` ` ~~~ ```````'],
  ['a mention and an issue', '@everyone #1 closes #2'],
  ['mathematics', '$\\href{javascript:alert(1)}{x}$ \\(y\\)'],
  ['a place of the wording', '{speaker} {numbers} {quote} $& $1 $`'],
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['ten thousand wide letters', '\u4f60'.repeat(10_000)],
  ['ten thousand marks', `a${'\u0301'.repeat(10_000)}`],
  ['ten thousand backticks', '`'.repeat(10_000)],
  ['half a character', 'a\ud83d'],
  ['nothing', ''],
  ['only spaces', '   '],
  ['a prototype', '__proto__'],
]
