// Learns from posts what they give away: `npm run train:posts`. `-- --try` measures only, authors left out, and writes nothing.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { findInText, PostEar } from '@telltale/exposure'
import { EXPOSURE_KINDS, type CompiledExposurePack, type ExposureKind, type LearnedPosts } from '@telltale/model'
import { exposurePack } from '@telltale/packs/exposure'
import { chooseThresholds, measureScored, type Heard, type ScoredPost } from './choose-thresholds.js'
import { learnNet, netLessons } from './learn-net.js'
import { hearLessons, learnPosts, POST_HEADS } from './learn-posts.js'
import { learnWords, tagLessons } from './learn-words.js'
import type { PostLesson } from './post-lesson.js'
import { readPostLessons } from './read-post-lessons.js'
import { readPosts, type CorpusPost } from './read-posts.js'
import { scores } from './scores.js'
import { languageOf, shiftLanguages } from './shift-languages.js'

const WEIGHTS = new URL('../../../packs/learned/post-weights.json', import.meta.url)
/** Authors are dealt to so many folds; every post is scored by weights that never saw its author. */
const FOLDS = 6
const WHOLE_SHARE: LearnedPosts['wholeShare'] = { any: 0.5, kind: 0.5 }
const WORD_SHARE: LearnedPosts['wordShare'] = { any: 1, kind: 1 }
const NET_SHARE: NonNullable<LearnedPosts['netShare']> = { any: 0.5, kind: 0.5 }
const KINDS = POST_HEADS.filter((head) => head !== 'any')
const OPEN: LearnedPosts['thresholds'] = {
  toldFrom: Infinity,
  sureFrom: Infinity,
  fineBelow: -Infinity,
  keptFrom: 0,
  kindFrom: 0,
}
const READERS: readonly Heard[] = ['rules', 'learned', 'both']

const pack = withoutEar(exposurePack)
/** Pairs of short posts are there to learn from; thresholds are for posts as people write them. */
const posts = readPosts('tune')
const files = [...new Set(posts.map(({ file }) => file))].sort()
/**
 * Rules were written from the posts of the first authors; on them they are right by heart. Those of the ninth hide what they
 * give away better than people do: thresholds that find half of it are too loud for everybody else.
 */
const isOther = ({ file }: CorpusPost): boolean => !/-(?:first|ninth)$/u.test(file)
const learnt = [...posts, ...readPosts('pairs')]
const all: readonly PostLesson[] = [...learnt.map((post) => ({ ...post, share: 1 })), ...readPostLessons()]
const lessons = hearLessons(all, pack)
/** Of an example of a rule only one kind is known: its other words would be taken for innocent. */
const tagged = tagLessons(
  all.filter(({ only }) => only === undefined),
  pack,
  POST_HEADS,
)
const seen = netLessons(all, pack, KINDS)
const innocent = learnt.filter(({ labels }) => labels.length === 0).length
console.log(
  `${lessons.length} texts; ${learnt.length} posts, ${innocent} of them innocent; ${files.length} authors to measure on`,
)

const foldOf = (file: string): number => files.indexOf(file) % FOLDS
const unshifted = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const ear = new PostEar({ ...learn(({ file }) => foldOf(file) !== fold), thresholds: OPEN }, pack)
  return posts.filter(({ file }) => foldOf(file) === fold).map((post) => scoreOf(post, ear))
})
const languages = shiftLanguages(unshifted.filter(({ post }) => isOther(post)))
const scored = unshifted.map((each) => {
  const shift = languages[languageOf(each.post)] ?? 0
  const kinds = new Map([...each.kinds].map(([kind, odds]) => [kind, odds + shift]))
  return { ...each, any: each.any + shift, kinds }
})
const thresholds = chooseThresholds(scored, isOther)
console.log(JSON.stringify(thresholds))
print('all authors', () => true)
print('authors whom the rules were not written from', isOther)
for (const file of files) print(file, (post) => post.file === file)
printKinds()
printNested()

if (!process.argv.includes('--try')) {
  const learned: LearnedPosts = { ...learn(() => true), languages, thresholds }
  const text = JSON.stringify(learned)
  writeFileSync(WEIGHTS, text)
  console.log(`written: ${learned.rows} features, ${text.length} bytes, version ${learned.version}`)
}

/** Learns from some of the lessons. The thresholds are left open: they need scores of posts that the weights have not seen. */
function learn(isFrom: (lesson: PostLesson) => boolean): Omit<LearnedPosts, 'thresholds'> {
  // First, since it alone needs what may not be there.
  const net = learnNet(
    seen.filter(({ lesson }) => isFrom(lesson)),
    pack,
    KINDS,
  )
  const sentences = learnPosts(lessons.filter(({ lesson }) => isFrom(lesson)))
  const words = learnWords(
    tagged.filter(({ lesson }) => isFrom(lesson)),
    POST_HEADS,
  )
  const digest = createHash('sha256').update(sentences.table).update(words.table).update(net.words).update(net.layers)
  const version = digest.digest('hex').slice(0, 12)
  return {
    ...sentences,
    version,
    words: { ...words, version },
    net,
    wholeShare: WHOLE_SHARE,
    wordShare: WORD_SHARE,
    netShare: NET_SHARE,
  }
}

/** The rules alone: what was learnt before must not be measured with what is learnt now. */
function withoutEar(whole: CompiledExposurePack): CompiledExposurePack {
  const pack = { ...whole }
  Reflect.deleteProperty(pack, 'heard')
  return pack
}

function scoreOf(post: CorpusPost, ear: PostEar): ScoredPost {
  const fixed = new Set<ExposureKind>()
  const worded = new Set<ExposureKind>()
  for (const { exposure, identified, level: own } of findInText(post.text, pack)) {
    const rule = pack.exposures[exposure]
    const level = own ?? rule?.level
    if (!rule || level === 'fine') continue
    ;(identified === true || rule.kind === 'marking' || level === 'stop' ? fixed : worded).add(rule.kind)
  }
  let any = -Infinity
  const kinds = new Map<ExposureKind, number>()
  for (const sound of ear.hear(post.text)) {
    any = Math.max(any, sound.any)
    for (const { kind, odds } of sound.kinds) kinds.set(kind, Math.max(kinds.get(kind) ?? -Infinity, odds))
  }
  return { post, fixed, worded, any, kinds }
}

function print(name: string, of: (post: CorpusPost) => boolean): void {
  console.log(name)
  for (const heard of READERS)
    printLine(
      heard,
      measureScored(
        scored.filter(({ post }) => of(post)),
        heard,
        thresholds,
      ),
    )
}

function printLine(
  name: string,
  { all, flagged, innocent, noticed, exposing }: ReturnType<typeof measureScored>,
): void {
  const { precision, recall, f1 } = scores(all)
  const share = ((100 * flagged) / Math.max(1, innocent)).toFixed(1)
  const cells = [precision, recall, f1].map((each) => (each ?? 0).toFixed(3)).join('  ')
  console.log(
    `  ${name.padEnd(8)} P, R, F1: ${cells}   flagged ${flagged} of ${innocent}, ${share} %   found ${noticed} of ${exposing}`,
  )
}

/** F1 by kind, of authors whom the rules were not written from. */
function printKinds(): void {
  const others = scored.filter(({ post }) => isOther(post))
  const measures = READERS.map((heard) => measureScored(others, heard, thresholds))
  console.log(`F1 by kind, ${READERS.join(', ')}`)
  for (const kind of EXPOSURE_KINDS) {
    const cells = measures.map(({ kinds }) => {
      const counts = kinds.get(kind)
      return counts ? (scores(counts).f1 ?? 0).toFixed(3) : ''
    })
    console.log(`  ${kind.padEnd(10)} ${cells.join('  ')}`)
  }
}

/** The same with thresholds that were chosen without the author as well: what new authors may expect. */
function printNested(): void {
  const sum = Array.from({ length: FOLDS }, (_, fold) => {
    const isLeft = ({ post }: ScoredPost): boolean => foldOf(post.file) === fold
    const chosen = chooseThresholds(
      scored.filter((each) => !isLeft(each)),
      isOther,
    )
    const left = scored.filter((each) => isLeft(each) && isOther(each.post))
    return READERS.map((heard) => measureScored(left, heard, chosen))
  })
  console.log('thresholds chosen without those authors as well')
  READERS.forEach((heard, index) => {
    const measures = sum.flatMap((each) => each[index] ?? [])
    const add = (of: (measure: (typeof measures)[number]) => number): number =>
      measures.reduce((total, measure) => total + of(measure), 0)
    printLine(heard, {
      kinds: new Map(),
      all: {
        right: add(({ all }) => all.right),
        wrong: add(({ all }) => all.wrong),
        missed: add(({ all }) => all.missed),
      },
      innocent: add((each) => each.innocent),
      flagged: add((each) => each.flagged),
      exposing: add((each) => each.exposing),
      noticed: add((each) => each.noticed),
    })
  })
}
