// Measures the whole way on conversations, and prints every figure with its base rate and its baseline: `npm run eval`.
// `-- --tune` measures on the part that the rules were written with; `-- --show` lists what came out wrong there.
import { analyse } from '@telltale/engine'
import type { Report } from '@telltale/model'
import { pack } from '@telltale/packs'
import { areaUnderCurve } from './area-under-curve.js'
import { readCorpus, type CorpusConversation } from './read-corpus.js'
import { readInnocentSets } from './read-innocent-sets.js'
import { TrigramBayes } from './trigram-bayes.js'

const part = process.argv.includes('--tune') ? 'tune' : 'kept'
const show = process.argv.includes('--show') && part === 'tune'
const COVERED = ['en', 'zh']

function report(turns: CorpusConversation['turns']): Report {
  return analyse({ format: 'corpus', voice: 'conversation', turns, events: [], notices: [] }, pack)
}

const isAlert = ({ outcome }: Report): boolean => outcome === 'caution' || outcome === 'pattern'
const share = (part: number, whole: number): string =>
  `${part}/${whole}`.padStart(8) + ` ${((100 * part) / whole).toFixed(1).padStart(6)} %`

const bayes = new TrigramBayes()
for (const { turns, isApproach, language } of readCorpus('tune')) {
  if (COVERED.includes(language)) bayes.learn(turns.map(({ text }) => text).join('\n'), isApproach)
}

const all = readCorpus(part)
const judged = all
  .filter(({ language }) => COVERED.includes(language))
  .map((conversation) => ({
    conversation,
    result: report(conversation.turns),
    baseline: bayes.score(conversation.turns.map(({ text }) => text).join('\n')),
  }))

console.log(
  `Corpus, part "${part}": ${judged.length} conversations in English and Chinese, ${judged.filter(({ conversation }) => conversation.isApproach).length} of them approaches.`,
)
if (part === 'tune') console.log('These are the conversations that the rules were written with; the figures flatter.')

for (const language of [...COVERED, 'both']) {
  const here = judged.filter(({ conversation }) => language === 'both' || conversation.language === language)
  const approaches = here.filter(({ conversation }) => conversation.isApproach)
  const innocents = here.filter(({ conversation }) => !conversation.isApproach)
  console.log(`\n${language}`)
  console.log(
    `  approaches at caution or pattern ${share(approaches.filter(({ result }) => isAlert(result)).length, approaches.length)}`,
  )
  console.log(
    `  innocent at caution or pattern   ${share(innocents.filter(({ result }) => isAlert(result)).length, innocents.length)}`,
  )
  const auc = areaUnderCurve(
    approaches.map(({ result }) => result.score),
    innocents.map(({ result }) => result.score),
  )
  const baseline = areaUnderCurve(
    approaches.map((each) => each.baseline),
    innocents.map((each) => each.baseline),
  )
  console.log(`  ranking (area under the curve)    ${auc.toFixed(3)}   trigram naive Bayes ${baseline.toFixed(3)}`)
  const asks = approaches.filter(({ conversation }) => conversation.firstTaskTurn !== undefined)
  const early = asks.filter(
    ({ conversation, result }) =>
      result.firstAlertTurn !== null && result.firstAlertTurn <= (conversation.firstTaskTurn ?? 0),
  )
  if (asks.length > 0) console.log(`  alert no later than the first ask ${share(early.length, asks.length)}`)
  const kinds = [...new Set(here.map(({ conversation }) => conversation.kind))].sort()
  for (const kind of kinds) {
    const ofKind = here.filter(({ conversation }) => conversation.kind === kind)
    console.log(
      `    ${(ofKind[0]?.conversation.isApproach ? 'approach' : 'innocent').padEnd(9)} ${kind.padEnd(28)} ${share(ofKind.filter(({ result }) => isAlert(result)).length, ofKind.length)}`,
    )
  }
}

if (show) {
  for (const { conversation, result } of judged) {
    if (conversation.isApproach === isAlert(result)) continue
    console.log(
      `\n${conversation.isApproach ? 'MISSED' : 'FALSE ALARM'} ${conversation.id} (${conversation.kind}) ${result.outcome} ${result.score}`,
    )
    for (const { rule, score, spans } of result.findings) {
      console.log(
        `   ${score.toFixed(2)} ${rule}: ${spans
          .map(({ quote, turn }) => `${turn}:"${quote}"`)
          .join(' | ')
          .slice(0, 200)}`,
      )
    }
  }
}

const sets = readInnocentSets()
if (!sets) console.log('\nInnocent sets: the data folder is not here; left out.')
else {
  console.log('\nInnocent conversations that nobody of this project wrote: alarms per 1,000')
  for (const language of COVERED) {
    let alarms = 0
    let count = 0
    for (const { name, conversations, language: ofSet } of sets) {
      if (ofSet !== language) continue
      const results = conversations.map(report)
      const wrong = results.filter(isAlert)
      alarms += wrong.length
      count += conversations.length
      console.log(
        `  ${name.padEnd(28)} ${String(wrong.length).padStart(4)} of ${String(conversations.length).padStart(5)}  ${((1000 * wrong.length) / conversations.length).toFixed(1).padStart(6)}`,
      )
      if (process.argv.includes('--show')) {
        for (const result of wrong.slice(0, 12)) {
          console.log(
            `     ${result.score} ${result.findings
              .slice(0, 5)
              .map(({ rule, spans }) => `${rule} "${spans[0]?.quote ?? ''}"`)
              .join('; ')}`,
          )
        }
      }
    }
    console.log(
      `  ${language} together`.padEnd(30) +
        ` ${String(alarms).padStart(4)} of ${String(count).padStart(5)}  ${((1000 * alarms) / count).toFixed(1).padStart(6)}`,
    )
  }
}
