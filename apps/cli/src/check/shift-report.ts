import type { Account, AccountQuote, Report } from '@telltale/model'

/** The same report with its turns counted on from where its stretch of a conversation starts. */
export function shiftReport(report: Report, by: number): Report {
  if (by === 0) return report
  const { findings, firstAlertTurn, account } = report
  return {
    ...report,
    findings: findings.map((finding) => ({
      ...finding,
      spans: finding.spans.map((span) => ({ ...span, turn: span.turn + by })),
    })),
    firstAlertTurn: firstAlertTurn === null ? null : firstAlertTurn + by,
    ...(account === undefined ? {} : { account: shiftAccount(account, by) }),
  }
}

function shiftAccount({ people, payments, handedOver, outcomes, doubts }: Account, by: number): Account {
  const shifted = (quote: AccountQuote): AccountQuote => ({ ...quote, turn: quote.turn + by })
  return {
    people: people.map((person) => ({ ...person, quote: shifted(person.quote) })),
    payments: payments.map(shifted),
    handedOver: handedOver.map(shifted),
    outcomes: outcomes.map(shifted),
    doubts: doubts.map(shifted),
  }
}
