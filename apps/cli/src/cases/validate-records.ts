import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkRecord, sayShapeProblems, type CaseRecord, type RecordProblem } from '@telltale/cases'
import { isRecord, TelltaleError } from '@telltale/model'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'
import { writeInTurn } from '../write-in-turn.js'
import { formatOf, jsonOf, openLibrary } from './case-library.js'

/** A record is some kilobytes; a file of all of them some hundred. */
const MOST_BYTES = 20_000_000

/** What was found in one record. */
interface Verdict {
  /** The place in the order of the files, counted from 1, or the id of a record of the library. */
  readonly what: string
  readonly problems: readonly RecordProblem[]
}

/**
 * `telltale cases validate [FILE…]`: holds records against the published schema, and against what a schema cannot say. Without
 * a file, the library that came with this version.
 *
 * @returns 0 when all are valid, 1 when one is not, 2 when a file could not be read.
 */
export async function validateRecords(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  const { library } = await openLibrary(invocation)
  const { validate, errors } = await validator()
  const rules = new Map(Object.keys(library.techniques).map((id) => [id, 'stable']))
  const judge = (what: string, data: unknown): Verdict => {
    if (!validate(data)) return { what, problems: sayShapeProblems(data, errors()) }
    return { what, problems: checkRecord(data, { rules, today: new Date().toISOString().slice(0, 10) }) }
  }
  const verdicts: Verdict[] = []
  let unusable = false
  if (invocation.operands.length === 0) for (const record of library.records) verdicts.push(judge(record.id, record))
  for (const [index, path] of invocation.operands.entries()) {
    const what = invocation.operands.length === 1 ? '' : `File ${index + 1}`
    try {
      const data = await parsed(path)
      const list: readonly unknown[] = Array.isArray(data) ? data : [data]
      for (const [place, each] of list.entries())
        verdicts.push(judge(list.length === 1 ? what : `${what} ${place + 1}`.trim(), each))
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error
      process.stderr.write(`${what === '' ? '' : `${what}: `}${writeError(error)}`)
      unusable = true
    }
  }
  const bad = verdicts.filter(({ problems }) => problems.length > 0)
  if (format === 'json') await writeInTurn(jsonOf(verdicts))
  else {
    const lines = bad.flatMap(({ what, problems }) =>
      problems.map((problem) => `${what === '' ? '' : `${what}: `}${problem.where}: ${problem.what}`),
    )
    const good = verdicts.length - bad.length
    await writeInTurn(`${[...lines, `${good} valid, ${bad.length} not valid.`].join('\n')}\n`)
  }
  if (unusable) return EXIT_UNUSABLE
  return bad.length > 0 ? 1 : 0
}

async function parsed(path: string): Promise<unknown> {
  let text: string
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES)
      throw new TelltaleError(
        'read/too-large',
        'The file is far larger than any record.',
        'Name a file with case records.',
      )
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new TelltaleError(
      isMissing ? 'read/not-found' : 'read/not-readable',
      isMissing ? 'There is no such file.' : 'The file could not be read.',
      isMissing ? 'Look whether the name is right.' : 'Look whether it is a file and whether you may read it.',
      { cause: error },
    )
  }
  const { parse } = await import('yaml')
  try {
    // JSON is YAML too. No aliases: a few lines of them can stand for more than a machine can hold.
    return parse(text, { maxAliasCount: 0, uniqueKeys: true })
  } catch (error) {
    throw new TelltaleError(
      'read/not-understood',
      'The file is not valid YAML or JSON.',
      'Records are written as those in packs/cases.',
      { cause: error },
    )
  }
}

async function validator() {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const path = fileURLToPath(import.meta.resolve('@telltale/packs/case.schema.json'))
  const schema: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!isRecord(schema)) throw new TypeError('the schema of cases is not an object')
  const validate = new Ajv2020({ allErrors: true }).compile<CaseRecord>(schema)
  return { validate, errors: () => validate.errors ?? [] }
}
