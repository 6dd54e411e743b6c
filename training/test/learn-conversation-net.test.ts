import { ConversationNet } from '@telltale/classifier'
import { buildLexicon } from '@telltale/engine'
import { pack } from '@telltale/packs'
import { expect, test } from 'vitest'
import { learnConversationNet, netLessonOf } from '../src/learn-conversation-net.js'
import { pythonWithTorch } from '../src/python-with-torch.js'
import type { Lesson } from '../src/sides.js'

/** Learning needs PyTorch, which does not come with Telltale; listening does not. */
const isThere = (() => {
  try {
    return pythonWithTorch() !== ''
  } catch {
    return false
  }
})()

const lexicon = buildLexicon(pack)

/** An approach asks for lists, and its twin speaks of one; both are long enough to be put around others, and to lend them sentences. */
function madeLesson(index: number, isApproach: boolean): Lesson {
  const turns = [
    { speaker: 'Ana', text: `hello number ${index}` },
    { speaker: 'Bo', text: 'hi, who are you?' },
    { speaker: 'Ana', text: isApproach ? 'send me the list of names' : 'I enjoyed the list of songs' },
    { speaker: 'Bo', text: 'we will see' },
  ]
  return {
    pair: `made ${index}`,
    file: 'made',
    language: 'en',
    isApproach,
    kind: isApproach ? 'espionage-recruitment' : 'friend',
    person: 'Bo',
    turns,
    techniques: [[], [], isApproach ? ['task/asks-to-report-on-people'] : [], []],
  }
}

const lessons = Array.from({ length: 60 }, (_, index) => [madeLesson(index, true), madeLesson(index, false)])
  .flat()
  .map((lesson) => netLessonOf(lesson, lexicon))

test('lessons are cut into utterances, with the stages that their turns show', () => {
  expect(lessons[0]?.utterances.map(({ speaker, stages }) => [speaker, stages > 0])).toEqual([
    ['Ana', false],
    ['Bo', false],
    ['Ana', true],
    ['Bo', false],
  ])
})

// `learnConversationNet` itself refuses a net that says something else here than where it was learnt.
test.skipIf(!isThere)('a net that was learnt tells an approach from its twin, and is the same each time', () => {
  const settings = { rounds: 100, vector: 8, width: 8, turn: 8, seed: 1, threads: 1 }
  const stored = learnConversationNet(lessons, settings)
  const net = new ConversationNet(stored)
  const oddsOf = (lesson: (typeof lessons)[number] | undefined, speaker: string): number =>
    net.oddsOf(
      (lesson?.utterances ?? []).map(({ words }) => net.hear(words)),
      (lesson?.utterances ?? []).map((each) => each.speaker === speaker),
    )
  expect(oddsOf(lessons[0], 'Ana')).toBeGreaterThan(oddsOf(lessons[1], 'Ana') + 1)
  expect(oddsOf(lessons[0], 'Ana')).toBeGreaterThan(oddsOf(lessons[0], 'Bo') + 1)
  expect(learnConversationNet(lessons, settings)).toEqual(stored)
})
