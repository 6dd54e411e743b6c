// Learns the learned part from the corpus: `npm run train`. `-- --try` measures only, authors left out, and writes nothing.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Classifier, ConversationNet } from '@telltale/classifier'
import { buildLexicon } from '@telltale/engine'
import { pack } from '@telltale/packs'
import { areaUnderCurve } from './area-under-curve.js'
import { fitJudge } from './fit-judge.js'
import { learnConversationNet, netLessonOf } from './learn-conversation-net.js'
import { learnPart } from './learn-part.js'
import { listKnownWords } from './list-known-words.js'
import { measureSides, type MeasuredSide } from './measure-sides.js'
import { readCorpus } from './read-corpus.js'
import { readLessons } from './read-lessons.js'
import { SideCutter, type Lesson } from './sides.js'

/** Authors are dealt to so many folds; every conversation is scored by weights that never saw its author. */
const FOLDS = 6
const WEIGHTS = new URL('../../packs/learned/weights.json', import.meta.url)
const NET = new URL('../../packs/learned/conversation-net.json', import.meta.url)

const lessons = readLessons()
const cutter = new SideCutter(pack)
const words = listKnownWords(lessons, buildLexicon(pack))
const lexicon = buildLexicon(pack, words)
const sidesOf = new Map(lessons.map((lesson) => [lesson, cutter.cut(lesson)]))
const netLessons = lessons.map((lesson) => netLessonOf(lesson, lexicon))
const files = [...new Set(lessons.map(({ file }) => file))].sort()
/**
 * Authors are left out whole, and so are public sets, but for one: nothing else is like a stranger who asks for a donation,
 * and without it thresholds would be set by it alone.
 */
const foldOf = (lesson: Lesson): number =>
  lesson.file === 'public persuasion for good' ? lesson.turns.length % FOLDS : files.indexOf(lesson.file) % FOLDS
const approaches = lessons.filter(({ isApproach }) => isApproach).length
console.log(`${lessons.length} conversations by ${files.length} authors and sets, ${approaches} of them approaches`)
if (!lessons.some(({ file }) => file.startsWith('public ')))
  console.warn(
    'No public conversations are at hand. Weights learnt without them alarm at everyday talk far more often.',
  )

const measured: MeasuredSide[] = []
for (let fold = 0; fold < FOLDS; fold++) {
  const sides = lessons.filter((lesson) => foldOf(lesson) !== fold).flatMap((lesson) => sidesOf.get(lesson) ?? [])
  const classifier = new Classifier(learnPart(sides, '', undefined, true), lexicon.respellingsOf)
  const net = new ConversationNet(learnConversationNet(netLessons.filter(({ lesson }) => foldOf(lesson) !== fold)))
  for (const lesson of lessons.filter((lesson) => foldOf(lesson) === fold))
    measured.push(...measureSides(lesson, sidesOf.get(lesson) ?? [], classifier, pack, lexicon, net))
  console.log(`fold ${fold + 1} of ${FOLDS} scored`)
}

/** The closest of pairs, and what was sought out because it was misheard, teach; thresholds are for talk as people bring it. */
const lessonsAlone: ReadonlySet<string> = new Set(
  [...readCorpus('pairs'), ...readCorpus('sought')].map(({ file }) => file),
)
const { judge, scoreOf } = fitJudge(measured.filter(({ side }) => !lessonsAlone.has(side.file)))
printTable(measured, scoreOf, judge)
console.log(
  JSON.stringify({
    ...judge,
    rules: Object.fromEntries(Object.entries(judge.rules).filter(([, weight]) => weight > 0)),
  }),
)

if (!process.argv.includes('--try')) {
  const learned = learnPart([...sidesOf.values()].flat(), '')
  const net = JSON.stringify(learnConversationNet(netLessons))
  const version = createHash('sha256')
    .update(learned.table)
    .update(words.table)
    .update(net)
    .update(JSON.stringify(judge))
    .digest('hex')
    .slice(0, 12)
  writeFileSync(WEIGHTS, JSON.stringify({ ...learned, version, words, judge }))
  writeFileSync(NET, net)
  console.log(`written: ${learned.rows} features, version ${version}`)
}

/** For each author: how well approaches and innocents are told apart, and what happens at the threshold. */
function printTable(
  sides: readonly MeasuredSide[],
  scoreOf: (side: MeasuredSide) => number,
  { cautionFrom }: { readonly cautionFrom: number },
): void {
  const best = new Map<Lesson, number>()
  for (const side of sides) best.set(side.lesson, Math.max(best.get(side.lesson) ?? 0, scoreOf(side)))
  const line = (name: string, of: (lesson: Lesson) => boolean): void => {
    const scores = [...best].filter(([lesson]) => of(lesson))
    const yes = scores.filter(([lesson]) => lesson.isApproach).map(([, score]) => score)
    const no = scores.filter(([lesson]) => !lesson.isApproach).map(([, score]) => score)
    if (yes.length + no.length === 0) return
    const share = (list: readonly number[]): string =>
      list.length === 0
        ? '-'.padStart(16)
        : `${list.filter((each) => each >= cautionFrom).length}/${list.length}`.padStart(9) +
          ` ${((100 * list.filter((each) => each >= cautionFrom).length) / list.length).toFixed(1).padStart(5)}%`
    const auc = yes.length > 0 && no.length > 0 ? areaUnderCurve(yes, no).toFixed(3) : '-'
    const sorted = [...no].sort((a, b) => b - a)
    const at3 = sorted[Math.floor(no.length * 0.03)] ?? 1
    const recallAt3 = yes.length > 0 ? ((100 * yes.filter((each) => each > at3).length) / yes.length).toFixed(0) : '-'
    console.log(
      `${name.padEnd(38)} recall ${share(yes)}  alarms ${share(no)}  auc ${auc.padStart(5)}  recall at 3% ${recallAt3.padStart(3)}`,
    )
  }
  for (const language of ['en', 'zh', 'other']) {
    const is = (lesson: Lesson): boolean =>
      lesson.language === language || (language === 'other' && lesson.language !== 'en' && lesson.language !== 'zh')
    for (const file of files) line(`${language} ${file}`, (lesson) => is(lesson) && lesson.file === file)
    line(`${language}: all written for this`, (lesson) => is(lesson) && !lesson.file.startsWith('public '))
    line(
      `${language}: all but the short`,
      (lesson) => is(lesson) && lesson.file !== 'short' && !lesson.file.startsWith('public '),
    )
    line(`${language}: public`, (lesson) => is(lesson) && lesson.file.startsWith('public '))
  }
}
