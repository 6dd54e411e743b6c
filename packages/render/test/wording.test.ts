import { KINDS, OUTCOMES, PERSONAS, SECOND_READER_NOTICES, STAGES, type NoticeCode } from '@telltale/model'
import { readers } from '@telltale/readers'
import { describe, expect, test } from 'vitest'

import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')

const NOTICES = {
  'read/line-without-turn': true,
  'read/record-not-understood': true,
  'read/cut-short': true,
  'read/date-order-assumed': true,
  'read/date-not-understood': true,
  'read/encoding-assumed': true,
  'read/characters-replaced': true,
  'read/part-not-read': true,
  'read/attachment-not-read': true,
  'read/duplicate-left-out': true,
  'read/format-assumed': true,
  'read/archive-entry-left-out': true,
  'read/nothing-said': true,
  'read/quote-not-judged': true,
  'read/speakers-not-told': true,
  'read/owner-not-there': true,
  'read/older-left-out': true,
  'read/no-talk': true,
  'media/other-name': true,
  'media/part-not-read': true,
  'media/not-looked-at': true,
  'media/words-not-read': true,
  'media/first-frame-only': true,
  'analyse/turn-too-long': true,
  'analyse/language-not-covered': true,
  'analyse/language-covered-in-part': true,
  'analyse/person-assumed': true,
  'analyse/in-stretches': true,
} as const satisfies Record<NoticeCode, true>

function sentences(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? [])
}

function places(value: string | readonly string[] | undefined): readonly string[] {
  return sentences(value)
    .flatMap((sentence) => sentence.match(/\{\w+\}/g) ?? [])
    .sort()
}

describe('the wording', () => {
  test('has the same keys in every language', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })

  test.each(Object.keys(en))('%s has the same places and as many sentences in every language', (key) => {
    expect(places(zh[key])).toEqual(places(en[key]))
    expect(Array.isArray(zh[key])).toBe(Array.isArray(en[key]))
    expect(sentences(zh[key])).toHaveLength(sentences(en[key]).length)
  })

  test('has a sentence for everything that the model can say', () => {
    const needed = [
      ...OUTCOMES.flatMap((outcome) => [`outcome.${outcome}.summary`, `outcome.${outcome}.innocent`]),
      ...STAGES.flatMap((stage) => ['name', 'what', 'absent'].map((part) => `stage.${stage}.${part}`)),
      ...STAGES.map((stage) => `next.${stage}`),
      ...KINDS.flatMap((kind) => [`kind.${kind}.name`, `kind.${kind}.settle`, `next.${kind}`]),
      ...['kind.any.settle', 'counted.next', 'counted.few'],
      ...PERSONAS.flatMap((persona) => [`persona.${persona}.name`, `persona.${persona}.settle`]),
      ...readers.map(({ id }) => `format.${id}`),
      ...SECOND_READER_NOTICES.map((code) => `notice.${code.replace('/', '-')}`),
      ...Object.keys(NOTICES).map((code) => `notice.${code.replace('/', '-')}`),
    ]
    expect(needed.filter((key) => !Object.hasOwn(en, key))).toEqual([])
  })

  test('gives the same reasons for how sure it is with every outcome', () => {
    const reasons = (outcome: string): readonly string[] =>
      Object.keys(en)
        .filter((key) => key.startsWith(`outcome.${outcome}.sureness.`))
        .map((key) => key.split('.').at(-1) ?? '')
    for (const outcome of OUTCOMES) expect(reasons(outcome)).toEqual(reasons('nothing'))
  })

  test('fills places only where no word of a conversation can come in', () => {
    const open = Object.keys(en).filter((key) => places(en[key]).length > 0 && !key.startsWith('label.'))
    // Counts, and words of the wording itself.
    for (const key of open.filter((each) => each !== 'counted.next')) {
      expect(key).toMatch(/^notice\./)
      expect(new Set(places(en[key]))).toEqual(new Set(['{detail}']))
    }
  })

  test('asks of everybody only what fits a lover, an official and an old friend alike', () => {
    for (const wording of [en, zh]) {
      for (const sentence of sentences(wording['persona.any.settle'] ?? []))
        expect(sentence).not.toMatch(/organi[sz]ation|customer|client|company|call|单位|客户|公司|通话/)
    }
  })

  test('never accuses, and never promises what comes next', () => {
    const accusing =
      /\b(?:spy|spies|criminals?|scammers?|fraudsters?|victims?|traitors?|agents?|guilty of)\b|间谍|罪犯|骗子|受害者|叛徒|特务/i
    for (const wording of [en, zh]) {
      for (const [key, value] of Object.entries(wording)) {
        for (const sentence of sentences(value)) {
          expect(sentence, key).not.toMatch(accusing)
          if (key.startsWith('next.')) {
            expect(sentence, key).not.toMatch(/\bwill\b|一定|必然/)
            expect(sentence, key).toMatch(/usually|往往/)
          }
        }
      }
    }
  })

  test('keeps every sentence short enough to take in', () => {
    for (const [key, value] of Object.entries(en)) {
      for (const sentence of sentences(value)) expect(sentence.length, key).toBeLessThan(190)
    }
  })
})
