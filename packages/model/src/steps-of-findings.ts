import type { Finding } from './report.js'

/** The techniques of the other side, in the order in which they first appear in the text. */
export function stepsOfFindings(findings: readonly Pick<Finding, 'rule' | 'stage' | 'spans'>[]): readonly string[] {
  return findings
    .filter(({ stage }) => stage !== 'person')
    .map(({ rule, spans }) => {
      const [first] = [...spans].sort((a, b) => a.turn - b.turn || a.start - b.start)
      return { rule, turn: first?.turn ?? 0, start: first?.start ?? 0 }
    })
    .sort((a, b) => a.turn - b.turn || a.start - b.start || (a.rule < b.rule ? -1 : 1))
    .map(({ rule }) => rule)
}
