import { similarCases, textFor, type SimilarCase } from '@telltale/cases'
import { TelltaleError, type Report } from '@telltale/model'
import { ConversationCheck } from '../check/conversation-check.js'
import { labelOfFile } from '../label-of-file.js'
import { readOperands } from '../read-operands.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'
import { writeInTurn } from '../write-in-turn.js'
import { formatOf, jsonOf, openLibrary, type OpenLibrary } from './case-library.js'
import { linesOfText } from './lines-of-text.js'

/** `telltale cases similar FILE…`: the published cases that went like a conversation, stage by stage. */
export async function findSimilar(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  const { operands } = invocation
  if (operands.length === 0)
    throw new TelltaleError('usage/no-input', 'No file was named.', 'Name a file or a folder, or - for standard input.')
  const open = await openLibrary(invocation)
  const answers: { readonly report: Report; readonly cases: readonly SimilarCase[] }[] = []
  let unusable = false
  let check: ConversationCheck | undefined
  const finish = (): void => {
    const report = check?.finish()
    check = undefined
    if (report !== undefined) answers.push({ report, cases: similarCases(report, open.library) })
  }
  for await (const { piece, error, ...file } of readOperands(operands, () => undefined)) {
    if (error !== undefined) {
      process.stderr.write(
        `${operands.length === 1 && file.wasNamed ? '' : `${labelOfFile(file)}: `}${writeError(error)}`,
      )
      if (file.wasNamed) unusable = true
    }
    if (piece === undefined || piece.reading.turns.length === 0) continue
    if (!piece.continues) {
      finish()
      check = new ConversationCheck({ id: String(answers.length + 1), language: open.language })
    }
    check?.add(piece.reading)
  }
  finish()
  if (answers.length === 0 && !unusable)
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  if (answers.length > 0) await writeInTurn(format === 'json' ? jsonOf(answers.map(factsOf)) : textOf(answers, open))
  return unusable ? EXIT_UNUSABLE : 0
}

function factsOf({ report, cases }: { readonly report: Report; readonly cases: readonly SimilarCase[] }) {
  return {
    ...(report.title === undefined ? {} : { title: report.title }),
    outcome: report.outcome,
    cases: cases.map(({ record, ...rest }) => ({ case: record.id, title: record.title, ...rest })),
  }
}

function textOf(
  answers: readonly { readonly report: Report; readonly cases: readonly SimilarCase[] }[],
  open: OpenLibrary,
): string {
  const { say, width } = open
  return answers
    .map(({ report, cases }, index) => {
      const title = report.title?.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200) ?? ''
      const head = answers.length > 1 ? [`${index + 1}. ${title}`.trimEnd(), ''] : []
      if (cases.length === 0) {
        const isQuiet = report.findings.every(({ stage }) => stage === 'person')
        return [...head, ...linesOfText(say(isQuiet ? 'similar.quiet' : 'similar.none'), width), ''].join('\n')
      }
      return [
        ...head,
        ...linesOfText(say('similar.title'), width),
        ...linesOfText(say('similar.note'), width),
        '',
        ...cases.flatMap((each) => caseLines(each, open)),
      ].join('\n')
    })
    .join('\n')
}

function caseLines({ record, likeness, stages }: SimilarCase, open: OpenLibrary): readonly string[] {
  const { say, wording, width, library } = open
  const named = (ids: readonly string[]): string =>
    ids
      .map((id) => {
        const title = library.techniques[id]
        return title === undefined ? id : textFor(title, wording)
      })
      .join(say('join-clauses'))
  return [
    ...linesOfText(
      `${textFor(record.title, wording)}${say('aside', { text: `${Math.round(likeness * 100)}%` })}`,
      width,
    ),
    record.id,
    ...stages.flatMap(({ stage, here, there, shared }) => {
      const line = (key: string, ids: readonly string[]): readonly string[] =>
        ids.length === 0 ? [] : linesOfText(`${say(key)}${say('colon')}${named(ids)}`, width, '      ', '    ')
      const own = here.filter((id) => !shared.includes(id))
      const told = there.filter((id) => !shared.includes(id))
      return [
        `  ${say(`stage.${stage}.name`)}`,
        ...line('similar.same', shared),
        ...line('similar.only-here', own),
        ...line('similar.only-there', told),
        ...(here.length + there.length === 0 ? linesOfText(say('similar.stage-only'), width, '      ', '    ') : []),
      ]
    }),
    '',
  ]
}
