import { exposurePack } from '@telltale/packs/exposure'
import { expect, test } from 'vitest'
import { learnNet, netLessons } from '../src/posts/learn-net.js'
import { pythonWithTorch } from '../src/python-with-torch.js'

/** Learning needs PyTorch, which does not come with Telltale; listening does not. */
const isThere = (() => {
  try {
    return pythonWithTorch() !== ''
  } catch {
    return false
  }
})()

const LESSONS = netLessons(
  Array.from(
    { length: 40 },
    (_, index) =>
      [
        {
          file: 'made',
          text: `Night shift at Pier ${index} again`,
          labels: [{ kind: 'time', quote: 'Night shift' }],
          share: 1,
        },
        { file: 'made', text: `Soup for ${index} people, again!`, labels: [], share: 1 },
      ] as const,
  ).flat(),
  exposurePack,
  ['time', 'place'],
)

// `learnNet` itself refuses a net that says something else here than where it was learnt.
test.skipIf(!isThere)('a net that was learnt says the same here, and the same each time', () => {
  const settings = { rounds: 3, vector: 8, width: 8, seed: 1 }
  const learn = () => learnNet(LESSONS, exposurePack, ['time', 'place'], settings)
  const net = learn()
  expect(net.rows).toBeGreaterThan(5)
  expect(learn()).toEqual(net)
})

test('lessons are cut into the words that are marked', () => {
  const [first] = LESSONS
  expect(first?.words).toHaveLength(6)
  expect(first?.marked).toEqual([1, 1, 0, 0, 0, 0])
})
