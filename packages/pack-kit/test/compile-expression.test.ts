import { detectSignals } from '@telltale/engine'
import type { CompiledPack } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileExpression, SetTable, type PatternContext } from '../src/compile-expression.js'
import { writeRows } from '../src/write-rows.js'
import { parsePattern, PatternError, type PatternNode } from '../src/parse-pattern.js'

const LISTS: Readonly<Record<string, readonly string[]>> = {
  two: ['al', 'be'],
  mixed: ['al', 'be co', 'co (du)? al'],
  round: ['@again'],
  again: ['al', '@round'],
  empty: [],
}

function contextWith(sets: SetTable): PatternContext {
  return {
    list: (name) => LISTS[name],
    forms: { irregular: {}, regular: [] },
    macros: { pair: ['al al', 'be be'] },
    simplified: (character) => character,
    frequencyOf: (word) => word.charCodeAt(0),
    sets,
  }
}

/** A pack of one rule with one pattern, and nothing that would silence it. */
function packOf(pattern: string): CompiledPack {
  const sets = new SetTable()
  const expression = compileExpression(pattern, contextWith(sets))
  const vocabulary = [...new Set(sets.words.flat())].sort()
  return {
    packVersion: 1,
    version: 'test',
    digest: '',
    languages: ['en'],
    folding: { lookalikes: '', traditional: '', leet: '' },
    vocabulary,
    sets: writeRows(sets.words.map((words) => words.map((word) => vocabulary.indexOf(word)))),
    phrases: writeRows(sets.phrases.flatMap((phrases, list) => phrases.map((phrase) => [list, ...phrase]))),
    frames: [],
    rules: [
      {
        id: 'task/this',
        stage: 'task',
        by: 'either',
        status: 'stable',
        weight: 0.5,
        title: {},
        why: {},
        couldAlsoBe: {},
        kinds: {},
        tags: {},
        sources: [],
        facts: [],
        match: [{ language: 'en', expressions: [expression] }],
        told: [],
      },
    ],
    cases: [],
    wording: {},
  }
}

function quotesOf(pattern: string, text: string): readonly string[] {
  const turns = [{ speaker: 'they', text }]
  const { signals } = detectSignals(
    { format: 'test', voice: 'conversation', turns, events: [], notices: [] },
    packOf(pattern),
  )
  return signals.map(({ spans: [span] }) => text.slice(span?.start, span?.end))
}

interface Token {
  readonly word: string
  readonly opensSentence: boolean
}

/**
 * The meaning of a pattern, as plainly as it can be said and at any cost: all places where a match that begins at `at`
 * may end. It shares nothing with what it checks but the parser.
 */
function endsOf(
  node: PatternNode,
  tokens: readonly Token[],
  at: number,
  first: boolean,
  across: boolean,
): ReadonlySet<number> {
  // Every step into a token that opens a sentence must come from the first place or out of a gap that may cross.
  switch (node.type) {
    case 'word':
      return tokens[at]?.word === node.word && (first || across || !tokens[at].opensSentence)
        ? new Set([at + 1])
        : new Set()
    case 'choice':
      return new Set(node.options.flatMap((option) => [...endsOf(option, tokens, at, first, across)]))
    case 'list':
      return new Set(
        (LISTS[node.name] ?? []).flatMap((entry) => [...endsOf(parsePattern(entry), tokens, at, first, across)]),
      )
    case 'optional':
      return new Set([at, ...endsOf(node.part, tokens, at, first, across)])
    case 'sequence': {
      let states: readonly (readonly [at: number, first: boolean, across: boolean])[] = [[at, first, across]]
      for (const part of node.parts) {
        const next = new Map<string, readonly [number, boolean, boolean]>()
        for (const [here, isFirst, mayCross] of states)
          for (const end of endsOf(part, tokens, here, isFirst, mayCross)) {
            const moved = end > here
            const crossing = part.type === 'gap' && part.across ? true : moved ? false : mayCross
            const state = [end, isFirst && !moved, crossing] as const
            next.set(state.join(), state)
          }
        states = [...next.values()]
      }
      return new Set(states.map(([end]) => end))
    }
    case 'gap': {
      const ends = new Set([at])
      for (let end = at, most = node.most; most > 0 && end < tokens.length; most--, end++) {
        if (tokens[end]?.opensSentence && !node.across && !((first || across) && end === at)) break
        ends.add(end + 1)
      }
      return ends
    }
    case 'class':
      return tokens[at] && (first || across || !tokens[at].opensSentence) ? new Set([at + 1]) : new Set()
  }
}

function isFoundPlainly(pattern: string, tokens: readonly Token[]): boolean {
  const node = parsePattern(pattern)
  return tokens.some((_, at) => [...endsOf(node, tokens, at, true, false)].some((end) => end > at))
}

const WORDS = ['al', 'be', 'co', 'du'] as const
const word = fc.constantFrom(...WORDS)
/** Patterns over four words, with a word at either end, as rules have. */
const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  pattern: fc
    .tuple(word, fc.array(tie('part'), { maxLength: 4 }), word)
    .map(([first, parts, last]) => [first, ...parts, last].join(' ')),
  part: fc.oneof(
    { weight: 4, arbitrary: tie('atom') },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((most) => `<${String(most)}>`) },
    // Between plain words, so that it is clear which word a sentence's beginning belongs to.
    {
      weight: 1,
      arbitrary: fc
        .tuple(word, fc.integer({ min: 1, max: 3 }), word)
        .map(([before, most, after]) => `${before} <<${String(most)}>> ${after}`),
    },
    { weight: 1, arbitrary: tie('atom').map((atom) => `(${atom})?`) },
  ),
  atom: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.constantFrom('@two', '@mixed', '#any'),
    fc.array(tie('atom'), { minLength: 1, maxLength: 3 }).map((options) => `(${options.join('|')})`),
    fc.array(tie('atom'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' ')})`),
  ),
}))
const text = fc.array(
  fc.tuple(
    word,
    fc.boolean().map((ends) => ends),
  ),
  { minLength: 1, maxLength: 14 },
)

describe('the automaton', () => {
  test('finds what trying every way finds, and nothing else', () => {
    fc.assert(
      fc.property(pattern, text, (written, words) => {
        // Few sentence ends, so that gaps have room.
        const tokens = words.map(([each], index) => ({
          word: each,
          opensSentence: index > 0 && index % 5 === 0 && (words[index]?.[1] ?? false),
        }))
        const line = tokens.map(({ word: each, opensSentence }) => (opensSentence ? `. ${each}` : ` ${each}`)).join('')
        expect(quotesOf(written, line).length > 0, `${written} in ${line}`).toBe(isFoundPlainly(written, tokens))
      }),
      { numRuns: 3000 },
    )
  })

  test('takes the shortest stretch, from left to right', () => {
    expect(quotesOf('al <3> be', 'al al co be be al be')).toEqual(['al co be', 'al be'])
    expect(quotesOf('al be?', 'al be')).toEqual(['al'])
    expect(quotesOf('(al|be co)', 'be co al')).toEqual(['be co', 'al'])
  })
  test('follows phrases of a list that share a beginning', () => {
    expect(quotesOf('du @mixed', 'du be co')).toEqual(['du be co'])
    expect(quotesOf('du @mixed', 'du co al')).toEqual(['du co al'])
    expect(quotesOf('du @mixed', 'du co du al')).toEqual(['du co du al'])
    expect(quotesOf('du @mixed', 'du be du')).toEqual([])
  })
  test('follows the patterns of a class', () => {
    expect(quotesOf('co #pair', 'co al be co be be')).toEqual(['co be be'])
  })
})

describe('a pattern that cannot be compiled says why', () => {
  const compile = (written: string) => () => compileExpression(written, contextWith(new SetTable()))

  test.each([
    ['al? be?', 'nothing in this pattern must be there'],
    ['<4>', 'nothing in this pattern must be there'],
    ['#any', 'nothing in this pattern must be there'],
    ['(al|be?)', 'nothing in this pattern must be there'],
    ['@nowhere al', 'there is no list @nowhere for this language'],
    ['@empty al', 'there is no list @empty for this language'],
    ['@round', 'the list @round refers to itself'],
    ['#nothing al', 'there is no class #nothing'],
    [`al ${'(<30> be)? '.repeat(80)}`, 'this pattern is too large'],
  ])('%s: %s', (written, what) => {
    expect(compile(written)).toThrow(PatternError)
    expect(compile(written)).toThrow(what)
  })
})
