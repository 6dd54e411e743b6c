import { Classifier, type Heard } from '@telltale/classifier'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { buildLexicon, Listener, TokenList, tokenise } from '../src/index.js'

const { learned } = pack
if (!learned) throw new Error('The pack has no learned part.')
const lexicon = buildLexicon(pack)
const classifier = new Classifier(learned, lexicon.respellingsOf)

function heard(text: string): Heard {
  const tokens = new TokenList()
  tokenise(text, lexicon, tokens)
  return classifier.hear(tokens)
}

/** Six of them fill a block. */
const ordinary = heard('the soup was fine and then we went home by bus because of the rain again')
const asks = heard('my client pays 900 in cash for photos of the base, keep it between us and delete this')

/** What the stretch sounds like in which something is asked, after so much ordinary talk. */
function askedAfter(turns: number) {
  const listener = new Listener(classifier, turns + 1)
  for (let turn = 0; turn < turns; turn++) listener.add(turn, 'Lin', ordinary)
  listener.add(turns, 'Lin', asks)
  return listener.soundAfter(turns)
}

describe('a stretch of somebody’s talk', () => {
  test('has nothing taken off while there are not more of it than are heard together', () => {
    expect(askedAfter(0)?.late).toBe(0)
    expect(askedAfter(11)?.late).toBe(0)
  })

  test('has to be clearer the later it comes, and less and less so', () => {
    const lates = [60, 600, 6000].map((turns) => askedAfter(turns)?.late ?? 0)
    const [early = 0, later = 0, latest = 0] = lates
    expect(early).toBeGreaterThan(0)
    expect(latest - later).toBeCloseTo(later - early, 1)
    expect(latest).toBeLessThan(1.5)
  })

  test('is taken off for its lateness from the tone, and for nothing else', () => {
    const [soon, late] = [askedAfter(60), askedAfter(6000)]
    expect((soon?.tone ?? 0) + (soon?.late ?? 0)).toBeCloseTo((late?.tone ?? 0) + (late?.late ?? 0), 6)
  })

  test('that was clear early is not made quiet by years of ordinary talk', () => {
    const listener = new Listener(classifier, 4000)
    for (let turn = 0; turn < 4000; turn++) listener.add(turn, 'Lin', turn < 6 ? asks : ordinary)
    expect(listener.soundOf.get('Lin')?.to).toBeLessThan(12)
    expect(listener.soundOf.get('Lin')?.tone).toBe(listener.soundAfter(5)?.tone)
  })
})

describe('messages of a word or two', () => {
  const ok = heard('ok, thanks')

  test('take nothing from what was heard before', () => {
    const listener = new Listener(classifier, 3)
    listener.add(0, 'Lin', asks)
    listener.add(1, 'Sam', ordinary)
    const before = listener.soundOf.get('Lin')
    listener.add(2, 'Lin', ok)
    expect(listener.soundOf.get('Lin')).toEqual(before)
    expect(listener.soundAfter(2)).toBeUndefined()
  })

  test('make nobody sound drawn in', () => {
    const listener = new Listener(classifier, 2)
    listener.add(0, 'Lin', asks)
    listener.add(1, 'Sam', heard('haha'))
    expect(listener.soundOf.has('Sam')).toBe(false)
  })

  test('are heard where they go on from one before: people send a thought in pieces', () => {
    const pieces = ['my client pays', '900 cash', 'for photos', 'of the', 'base'].map(heard)
    const listener = new Listener(classifier, pieces.length)
    pieces.forEach((piece, turn) => listener.add(turn, 'Lin', piece))
    expect(listener.soundOf.get('Lin')?.to).toBe(4)
  })
})

test('the less somebody says, the less it counts that they sound drawn in', () => {
  const drawn = (text: string): number => {
    const listener = new Listener(classifier, 1)
    listener.add(0, 'Sam', heard(text))
    return Math.abs(listener.soundOf.get('Sam')?.drawn ?? 0)
  }
  expect(drawn("I don't know")).toBeLessThan(1)
})
