import { buildLexicon } from '@telltale/engine'
import { WORD_HEADS, type WordHead } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import type { Lesson } from '../src/sides.js'
import { tagConversation } from '../src/tag-conversation.js'

const lexicon = buildLexicon(pack)

const lesson: Lesson = {
  pair: 'p',
  file: 'somebody',
  language: 'en',
  isApproach: true,
  kind: 'sabotage-for-hire',
  person: 'Mia',
  turns: [
    { speaker: 'Dex', text: 'hey, easy money today' },
    { speaker: 'Mia', text: 'what money' },
    { speaker: 'Dex', text: 'just pictures of the depot please' },
    { speaker: 'Dex', text: 'ok bye' },
  ],
  techniques: [['hook/pay-out-of-proportion'], [], ['task/asks-to-photograph-or-watch-a-place'], []],
  marks: [[], [], [{ technique: 'task/asks-to-photograph-or-watch-a-place', quote: 'pictures of the depot' }], []],
}

/** For each word, the heads that hold of it. */
function headsOf(lesson: Lesson): readonly (readonly WordHead[])[] {
  return [...tagConversation(lesson, lexicon).heads].map((bits) =>
    WORD_HEADS.filter((_, index) => ((bits >> index) & 1) === 1),
  )
}

describe('a conversation, word by word', () => {
  const heads = headsOf(lesson)

  test('has the words of an author\u2019s mark for its stage, and no other of the turn', () => {
    const turn = heads.slice(6, 12)
    expect(turn.map((each) => each.includes('task'))).toEqual([false, true, true, true, true, false])
    expect(turn.map((each) => each.includes('any'))).toEqual([false, true, true, true, true, false])
  })

  test('has every word of a turn that is noted without marks, as a loose stretch', () => {
    expect(heads.slice(0, 4).every((each) => each.includes('hook') && each.includes('any'))).toBe(true)
    expect(tagConversation(lesson, lexicon).loose).toEqual([[0, 4]])
  })

  test('knows the other side by all that it says, and the person by none of it', () => {
    expect(heads.map((each) => each.includes('side'))).toEqual([
      ...Array.from({ length: 4 }, () => true),
      ...Array.from({ length: 2 }, () => false),
      ...Array.from({ length: 8 }, () => true),
    ])
  })

  test('has nothing in honest talk', () => {
    const honest = { ...lesson, isApproach: false, techniques: [[], [], [], []], marks: [[], [], [], []] }
    expect(headsOf(honest).flat()).toEqual([])
  })
})
