// Measures the whole way on conversations, and prints every figure with its base rate and its baseline: `npm run eval`.
// It writes docs/generated/quality.md and the drawings beside it, and posts-quality.md.
// `-- --tune` measures on the part that rules and weights were made with, prints, and writes nothing; `--show` lists what
// came out wrong there. `--every 10` takes each tenth pair only, for a quick look; then nothing is written either.
// `--out FOLDER` writes there, whatever was measured.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pack } from '@telltale/packs'
import { everyLanguage } from '@telltale/packs/every-language'
import { exposurePack } from '@telltale/packs/exposure'
import { analyserOf } from './evaluate/analyser-of.js'
import { learnBaseline } from './evaluate/learn-baseline.js'
import { measureAblation } from './evaluate/measure-ablation.js'
import { measureAll } from './evaluate/measure-all.js'
import { measureByKind } from './evaluate/measure-by-kind.js'
import { measureCalibration } from './evaluate/measure-calibration.js'
import { measureEarliness } from './evaluate/measure-earliness.js'
import { measureHeadline } from './evaluate/measure-headline.js'
import { measureKinds } from './evaluate/measure-kinds.js'
import { measureLeaks } from './evaluate/measure-leaks.js'
import { measurePublicSets } from './evaluate/measure-public-sets.js'
import { measureReasons } from './evaluate/measure-reasons.js'
import { measureReworded } from './evaluate/measure-reworded.js'
import { measureRobustness } from './evaluate/measure-robustness.js'
import { measureUnlearnt } from './evaluate/measure-unlearnt.js'
import type { Section } from './evaluate/section.js'
import { showMistakes } from './evaluate/show-mistakes.js'
import { unseenSets } from './evaluate/unseen-sets.js'
import { writeReport } from './evaluate/write-report.js'
import { measurePosts } from './posts/measure-posts.js'
import { readCorpus } from './read-corpus.js'

const { values: asked } = parseArgs({
  options: {
    tune: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
})
const part = asked.tune ? 'tune' : 'kept'
const every = Math.max(1, Number(asked.every) || 1)

const PLAIN = {
  heading: 'Plain cases',
  says: 'Approaches that go their whole way as published ones do, and first messages; honest people in the same roles, with their own course and words; and ordinary talk. By six authors, who knew nothing of what it errs about.',
}
const AGAINST = {
  heading: 'Written against it',
  says: 'Longer conversations by two authors who knew what it errs about: honest people reassure, hurry and ask for secrecy; approachers joke, are patient and are not found out; twins share most of their words.',
}

const lessons = [...readCorpus('tune'), ...readCorpus('pairs'), ...readCorpus('sought')]
const read = readCorpus(part)
const pairs = [...new Set(read.map(({ pair }) => pair))]
const chosen = new Set(pairs.filter((_, index) => index % every === 0))
const conversations = read.filter(({ pair }) => chosen.has(pair))

const readers = {
  analyse: analyserOf(pack, everyLanguage),
  baseline: learnBaseline(lessons),
}
const measured = measureAll(conversations, readers)
const covered = measured.filter(({ conversation }) => pack.languages.includes(conversation.language))
const sets = unseenSets()

const opening = [
  '# Quality, measured',
  '',
  `Written by \`npm run eval\`; nothing here is written by hand. Corpus part \`${part}\`${every > 1 ? `, each ${every}th pair only` : ''}; pack ${pack.version}, learned part ${pack.learned?.version ?? 'none'}.`,
  part === 'kept'
    ? 'Nobody who writes rules reads this part, and nothing learns from it. It was written for this project by the same few authors who wrote some of the part that was learnt from, so an approach by another hand may be heard less well.'
    : 'These are the conversations that rules and weights were made with. **Every figure on them flatters**, the baseline’s too.',
  'No reader is told which speaker is the person. 95 % stands for the interval in which the true share probably lies (Wilson).',
  'All of it is made up: figures rank versions of Telltale against each other; they do not say how often it is right about *your* conversation.',
]
console.log(opening.join('\n'))

const sections: Section[] = []
const measurements: readonly (() => Section)[] = [
  () => measureHeadline(measured, pack.languages),
  () => measureByKind(covered),
  () => measureEarliness(covered, readers),
  () => measureCalibration(covered),
  () => measureAblation(measured, pack, everyLanguage),
  () => measureRobustness(covered, readers, pack, sets),
  ...(part === 'kept'
    ? [
        () => measureUnlearnt(readCorpus('plain'), PLAIN, readers),
        () => measureUnlearnt(readCorpus('against'), AGAINST, readers),
      ]
    : []),
  () => measureKinds(covered),
  () => measureReasons(covered, readers, pack),
  () =>
    measureLeaks(
      lessons,
      measured.map(({ conversation }) => conversation),
    ),
  () => measurePublicSets(sets, readers),
  () => measureReworded(pack.languages, readers),
]
for (const measure of measurements) {
  const begun = performance.now()
  const section = measure()
  console.log(`\n## ${section.heading}\n\n${section.lines.join('\n')}`)
  console.error(`(${section.heading}: ${((performance.now() - begun) / 1000).toFixed(0)} s)`)
  sections.push(section)
}
if (asked.show && part === 'tune') console.log(showMistakes(measured).join('\n'))

const folder =
  asked.out ??
  (part === 'kept' && every === 1 ? fileURLToPath(new URL('../../docs/generated', import.meta.url)) : undefined)
if (folder !== undefined) {
  writeReport(folder, opening, sections)
  console.log(`\nWritten: ${folder}/quality.md`)
}

if (asked.out === undefined && every === 1) measurePosts(part, exposurePack, asked.show)
