import type { Measured } from './measured.js'

/** What came out wrong, with the quotes that it rests on: for the part that may be looked at, on a terminal, and nowhere else. */
export function showMistakes(measured: readonly Measured[]): readonly string[] {
  return measured
    .filter(({ conversation, isAlarm }) => conversation.isApproach !== isAlarm)
    .flatMap(({ conversation, report }) => [
      '',
      `${conversation.isApproach ? 'MISSED' : 'FALSE ALARM'} ${conversation.id} (${conversation.kind}) ${report.outcome} ${report.score}`,
      ...report.findings.map(
        ({ rule, score, basis, spans }) =>
          `   ${score.toFixed(2)} ${basis.padEnd(7)} ${rule}: ${spans
            .map(({ quote, turn }) => `${turn}:"${quote}"`)
            .join(' | ')
            .slice(0, 200)}`,
      ),
    ])
}
