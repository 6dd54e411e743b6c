import type { CompiledRule, CounterSign, Finding, FindingSpan, Reading, Signal, Span } from '@telltale/model'
import type { WeighedRule } from '../reason/weigh-signals.js'
import { findSurroundings } from './find-surroundings.js'

/** A finding shows at most so many places; its score rests on no more of them. */
const MOST_PLACES = 12

/**
 * Puts weighed rules into words, each with the exact quotes it rests on. Rules of accounts (names, payments, doubts)
 * are told elsewhere.
 */
export function sayFindings(
  reading: Reading,
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  language: string,
): readonly Finding[] {
  return weighed.flatMap(({ rule: index, score, because }) => {
    const rule = rules[index]
    if (!rule || rule.stage === 'account' || rule.stage === 'counter') return []
    const { rule: id, ...said } = inWords(reading, rule, because, language)
    const finding: Finding = {
      rule: id,
      stage: rule.stage,
      by: rule.by,
      score: Math.round(score * 1000) / 1000,
      basis: basisOf(because),
      ...said,
    }
    return [finding]
  })
}

/** Puts what speaks against an approach into words, with its quotes, as findings are: see `sayFindings`. */
export function sayAgainst(
  reading: Reading,
  against: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  language: string,
): readonly CounterSign[] {
  return against.flatMap(({ rule: index, because }) => {
    const rule = rules[index]
    return rule ? [inWords(reading, rule, because, language)] : []
  })
}

function inWords(
  reading: Reading,
  { id, title, why, couldAlsoBe }: CompiledRule,
  because: readonly Signal[],
  language: string,
): CounterSign {
  return {
    rule: id,
    title: inLanguage(title, language) ?? id,
    why: inLanguage(why, language) ?? '',
    spans: weightiest(because).flatMap(({ spans: [first], learned }) => {
      const quote = first && quoted(reading, first)
      return quote === undefined ? [] : [learned ? { ...quote, learned } : quote]
    }),
    couldAlsoBe: inLanguage(couldAlsoBe, language) ?? [],
  }
}

/** The places that say most, in the order of the talk: those that the score rests on must be among those shown. */
function weightiest(because: readonly Signal[]): readonly Signal[] {
  if (because.length <= MOST_PLACES) return because
  const least = because.map(({ weight }) => weight).sort((a, b) => b - a)[MOST_PLACES - 1] ?? 0
  let even = MOST_PLACES - because.filter(({ weight }) => weight > least).length
  return because.filter(({ weight }) => weight > least || (weight === least && even-- > 0))
}

function basisOf(because: readonly Signal[]): Finding['basis'] {
  const heard = because.filter(({ learned }) => learned).length
  return heard === 0 ? 'rule' : heard === because.length ? 'learned' : 'both'
}

function quoted(reading: Reading, { turn, start, end }: Span): FindingSpan {
  const source = reading.turns[turn]
  const text = source?.text ?? ''
  return {
    turn,
    start,
    end,
    quote: text.slice(start, end),
    ...findSurroundings(text, start, end),
    speaker: source?.forwardedFrom ?? source?.speaker ?? '',
    ...(source?.at === undefined ? {} : { at: source.at }),
  }
}

function inLanguage<T>(texts: Readonly<Record<string, T>>, language: string): T | undefined {
  return texts[language] ?? texts['en']
}
