import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { writeFileWhole } from '@telltale/host-node'
import { TelltaleError } from '@telltale/model'
import {
  addresseeFor,
  addresseesOf,
  draftReport,
  GENERAL_ADDRESSEE,
  planFor,
  readAnswers,
  REVEALS,
  revealsFor,
  suggestAnswers,
  triage,
  type Answers,
  type ChosenAddressee,
  type Draft,
  type HelpPack,
  type NamedCountry,
  type Plan,
  type Reveal,
  type Situation,
} from '@telltale/wayout'
import { pack as rules } from 'telltale'
import { languageOf } from '../language-of.js'
import { refuseOwnInput } from '../refuse-own-input.js'
import type { Invocation } from '../run.js'
import { Asker } from '../wayout/ask-questions.js'
import { namedCountries } from '../wayout/named-countries.js'
import { readConversation, type CheckedConversation } from '../wayout/read-conversation.js'
import { writeWayOut } from '../wayout/write-way-out.js'
import { writeInTurn } from '../write-in-turn.js'

const MOST_ANSWERS = 100_000
const MOST_ADDRESSEES = 8

/** `telltale wayout`: asks where somebody is, makes a plan, and drafts a report that is never sent. */
export async function wayout({ options, operands }: Invocation): Promise<number> {
  if (operands.length > 1) {
    throw new TelltaleError('usage/bad-value', 'More than one file was named.', 'Name the one to start from.')
  }
  const { help: pack } = await import('@telltale/packs/help')
  const language = languageOf(options)
  const today = new Date().toISOString().slice(0, 10)
  const format = text(options['format']) ?? 'text'
  const wantsDraft = text(options['draft'])
  if (format === 'eml' && wantsDraft === undefined) {
    throw new TelltaleError(
      'usage/bad-value',
      'A mail is made of a draft.',
      'Say with --draft whom it is for, such as general.',
    )
  }
  if (format === 'pdf' && text(options['out']) === undefined && process.stdout.isTTY) {
    throw new TelltaleError(
      'usage/bad-value',
      'A PDF cannot be shown on a terminal.',
      'Say with --out where to write it.',
    )
  }
  const out = text(options['out'])
  await refuseOwnInput(out, [
    ...operands,
    ...(text(options['answers']) === undefined ? [] : [text(options['answers']) ?? '-']),
  ])
  await refuseExisting(out)
  const [path] = operands
  const checked =
    path === undefined
      ? undefined
      : await readConversation(path, { me: text(options['me']), wanted: text(options['with']), language })
  if (checked !== undefined && checked.of > 1)
    process.stderr.write(
      `${(pack.wording['from.strongest']?.[language] ?? '').replace('{count}', String(checked.of))}\n`,
    )
  const countries = namedCountries(pack)
  const given = await givenAnswers(options, countries)
  const isAsking =
    options['ask'] === true || (text(options['answers']) === undefined && process.stdin.isTTY && path !== '-')
  const asker = isAsking
    ? new Asker({ pack, countries, language, today, input: process.stdin, output: process.stderr })
    : undefined
  try {
    const answers =
      asker === undefined
        ? given
        : await asker.questions(given, checked === undefined ? {} : suggestAnswers(checked.report))
    const situation = triage(checked?.report, answers)
    const plan = planFor(situation, pack, language, today)
    const choosing: Choosing = { pack, language, plan, situation, answers, checked, options }
    const addressee = await addresseeOf(choosing, wantsDraft, asker)
    const drafts = addressee === undefined ? [] : await draftsFor(choosing, addressee, asker)
    const say = (key: string): string => pack.wording[key]?.[language] ?? ''
    const lines = [
      ...(drafts[0]?.beforeSending ?? []),
      ...(drafts.length > 1 && format !== 'eml' ? [say('draft.two-languages')] : []),
    ]
    if (wantsDraft !== undefined) process.stderr.write(lines.map((line) => `- ${line}\n`).join(''))
    const written = await writeWayOut(
      { situation, drafts, ...(wantsDraft === undefined ? { plan } : {}) },
      {
        pack,
        format,
        language,
        today,
        width: process.stdout.isTTY ? process.stdout.columns : 80,
        numbered: options['numbered'] === true,
        beforeSending: { heading: say('heading.before-sending'), lines },
      },
    )
    // Much may have been answered since.
    await refuseExisting(out)
    if (out === undefined) await writeInTurn(written)
    else await writeFileWhole(out, typeof written === 'string' ? written : inOnePart(written))
    return 0
  } finally {
    asker?.close()
  }
}

/** A report that was written before stays: it may have been cut and filled in by hand. */
async function refuseExisting(out: string | undefined): Promise<void> {
  const found = out === undefined ? undefined : await lstat(out).catch(() => undefined)
  if (found === undefined) return
  throw new TelltaleError(
    'write/exists',
    'There is a file of that name already. It was left as it is.',
    'Name another one with --out.',
  )
}

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

interface Choosing {
  readonly pack: HelpPack
  readonly language: string
  readonly plan: Plan
  readonly situation: Situation
  readonly answers: Answers
  readonly checked: CheckedConversation | undefined
  readonly options: Invocation['options']
}

async function givenAnswers(options: Invocation['options'], countries: readonly NamedCountry[]): Promise<Answers> {
  const path = text(options['answers'])
  const data: unknown = path === undefined ? {} : await readJson(path)
  const members = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : undefined
  if (members === undefined) return readAnswers(data, countries)
  return readAnswers(
    {
      ...members,
      ...Object.fromEntries(
        ['country', 'citizenship', 'for'].flatMap((name) => {
          const value = text(options[name])
          return value === undefined ? [] : [[name, value]]
        }),
      ),
    },
    countries,
  )
}

async function readJson(path: string): Promise<unknown> {
  let written: string
  try {
    written = await beginningOf(path)
  } catch (error) {
    throw new TelltaleError('read/not-found', 'The file with the answers could not be read.', 'Look at its name.', {
      cause: error,
    })
  }
  try {
    if (written.length > MOST_ANSWERS) throw new RangeError('too long')
    return JSON.parse(written)
  } catch {
    throw new TelltaleError(
      'read/not-understood',
      'The answers are not JSON, or too long.',
      'See telltale wayout --help.',
    )
  }
}

/** No more than is needed to see that it is too long. */
async function beginningOf(path: string): Promise<string> {
  const source: AsyncIterable<unknown> = path === '-' ? process.stdin : createReadStream(path)
  const decoder = new TextDecoder()
  let written = ''
  for await (const part of source) {
    written += part instanceof Uint8Array ? decoder.decode(part, { stream: true }) : ''
    if (written.length > MOST_ANSWERS) break
  }
  return written + decoder.decode()
}

async function addresseeOf(
  { pack, language, plan, answers }: Choosing,
  wanted: string | undefined,
  asker: Asker | undefined,
): Promise<ChosenAddressee | undefined> {
  if (wanted !== undefined) {
    const found = addresseeFor(wanted, plan, pack, answers.country)
    if (found) return found
    throw new TelltaleError(
      'usage/bad-value',
      '--draft does not name a line of this plan.',
      'Use general, or the id of a line; --format json shows them.',
    )
  }
  if (asker === undefined) return undefined
  const say = (key: string): string => pack.wording[key]?.[language] ?? ''
  const offered = addresseesOf(plan).slice(0, MOST_ADDRESSEES)
  const picked = await asker.choice({
    ask: say('addressee.ask'),
    why: say('addressee.why'),
    options: [
      { value: GENERAL_ADDRESSEE, label: say('addressee.general') },
      ...offered.map(({ id, name }) => ({ value: id, label: name })),
    ],
    several: false,
  })
  return picked?.[0] === undefined ? undefined : addresseeFor(picked[0], plan, pack, answers.country)
}

async function draftsFor(
  { pack, language, situation, answers, checked, options }: Choosing,
  { languages, addressee }: ChosenAddressee,
  asker: Asker | undefined,
): Promise<readonly Draft[]> {
  const named = listOf(options['reveal'])
  const say = (key: string): string => pack.wording[key]?.[language] ?? ''
  const chosen =
    named ??
    (await asker?.choice({
      ask: say('reveal.ask'),
      why: say('reveal.why'),
      options: revealsFor(checked?.report).map((value) => ({ value, label: say(`reveal.${value}`) })),
      several: true,
    })) ??
    []
  const reveal = chosen.map((each): Reveal => {
    const found = REVEALS.find((one) => one === each)
    if (found !== undefined) return found
    throw new TelltaleError(
      'usage/bad-value',
      '--reveal does not know that value.',
      `Use some of: ${REVEALS.join(', ')}.`,
    )
  })
  const wanted = listOf(options['draft-lang']) ?? [...languages, language]
  for (const each of wanted)
    if (!Object.hasOwn(pack.drafts, each)) {
      throw new TelltaleError(
        'usage/bad-value',
        '--draft-lang names a language that there is no draft in.',
        `Use some of: ${Object.keys(pack.drafts).join(', ')}.`,
      )
    }
  const nameIn = checked === undefined ? undefined : formatNameOf(checked.reading.format)
  return [...new Set(wanted)].map((each) => {
    const formatName = nameIn?.(each)
    return draftReport(checked?.reading, checked?.report, answers, {
      pack,
      language: each,
      personLanguage: language,
      addressee,
      reveal,
      situation,
      cut: listOf(options['cut']) ?? [],
      ...(formatName === undefined ? {} : { formatName }),
    })
  })
}

/**
 * The name of a format as a person knows it. In a language that the reports are not in, only the application's own name is
 * used, as in `a WhatsApp export`; where it has none, the person fills in the place.
 */
function formatNameOf(format: string): (language: string) => string | undefined {
  return (language) => {
    const named = rules.wording[language]?.[`format.${format}`]
    if (typeof named === 'string') return named
    const english = rules.wording['en']?.[`format.${format}`]
    return typeof english === 'string' ? /^an? (\p{Lu}[^,]{1,40}) export\b/u.exec(english)?.[1] : undefined
  }
}

function listOf(value: string | boolean | undefined): readonly string[] | undefined {
  return typeof value === 'string'
    ? value
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '')
    : undefined
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
