import type {
  Account,
  AccountPerson,
  AccountQuote,
  CompiledRule,
  Finding,
  Reading,
  Signal,
  Span,
} from '@telltale/model'
import type { Reasoned } from '../reason/reason.js'

/**
 * Tells what an account says beside techniques: who was drawn in, who did it, what was paid, how it ended, who doubts it.
 *
 * A finding belongs to the person in whose part of the text it stands: from their first mention to the next person's.
 */
export function sayAccount(
  reading: Reading,
  { account }: Reasoned,
  rules: readonly CompiledRule[],
  findings: readonly Finding[],
): Account {
  const of = (id: string): readonly Signal[] => account.filter(({ rule }) => rules[rule]?.id === `account/${id}`)
  const approaching = namesIn(reading, of('approacher'), 'all')
  // "A woman named X" may be either; what X is said to do decides.
  const claims = new Set(approaching.flatMap(({ name, facts }) => (facts.length > 0 ? [name] : [])))
  const drawnIn = namesIn(reading, of('drawn-in'), 'last').filter(({ name }) => !claims.has(name))
  const approachers = approaching.filter(({ name }) => !drawnIn.some((other) => other.name === name))
  const people = [
    ...drawnIn.map(({ name, quote }, index): AccountPerson => {
      const next = drawnIn[index + 1]?.quote
      const isTheirs = (span: Span): boolean => !isBefore(span, quote) && (next === undefined || isBefore(span, next))
      return { name, role: 'drawn-in', quote, findings: findingsWhere(findings, isTheirs) }
    }),
    ...approachers.map(({ name, quote, facts }): AccountPerson => {
      const persona = facts.find((fact) => fact.name === 'persona')?.value
      return {
        name,
        role: 'approacher',
        quote,
        ...(persona === undefined ? {} : { persona }),
        findings: findingsWhere(findings, ({ turn }) => turn === quote.turn),
      }
    }),
  ]
  return {
    people,
    payments: quotesOf(reading, of('payment')),
    handedOver: quotesOf(reading, of('handed-over')),
    outcomes: quotesOf(reading, of('outcome')),
    doubts: quotesOf(reading, of('doubt')),
  }
}

interface Named {
  readonly name: string
  readonly quote: AccountQuote
  readonly facts: Signal['facts']
}

/**
 * The capitalised words of a stretch, with those that directly follow it; a Chinese name is its last characters. A
 * person drawn in is named last ("the former Dutch clerk surnamed X"); several approachers may be named at once.
 */
function namesIn(reading: Reading, signals: readonly Signal[], which: 'all' | 'last'): readonly Named[] {
  const byName = new Map<string, Named>()
  for (const {
    spans: [span],
    facts,
  } of signals) {
    const text = span ? reading.turns[span.turn]?.text : undefined
    if (!span || text === undefined) continue
    const more = /^(?:\s\p{Lu}\p{Ll}{1,20}){1,2}/u.exec(text.slice(span.end, span.end + 64))?.[0] ?? ''
    const end = span.end + more.length
    const quote = text.slice(span.start, end)
    const names =
      quote.match(/\p{Lu}[\p{L}’']{1,30}(?:\s\p{Lu}[\p{L}’']{0,30}){0,3}/gu) ?? /\p{Script=Han}{2}$/u.exec(quote) ?? []
    for (const name of which === 'all' ? names : names.slice(-1)) {
      if (!byName.has(name))
        byName.set(name, { name, quote: { turn: span.turn, start: span.start, end, quote }, facts })
    }
  }
  return [...byName.values()]
}

function quotesOf(reading: Reading, signals: readonly Signal[]): readonly AccountQuote[] {
  return signals.flatMap(({ spans: [span] }) => {
    const quote = span ? reading.turns[span.turn]?.text.slice(span.start, span.end) : undefined
    return span && quote !== undefined ? [{ ...span, quote }] : []
  })
}

function findingsWhere(findings: readonly Finding[], isIn: (span: Span) => boolean): readonly number[] {
  return findings.flatMap(({ spans }, index) => (spans.some(isIn) ? [index] : []))
}

function isBefore(a: Span, b: Span): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.start < b.start)
}
