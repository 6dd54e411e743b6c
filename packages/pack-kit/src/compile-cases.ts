import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  gradeCase,
  sayDoubts,
  saySource,
  stepsOfCase,
  SOURCE_KINDS,
  type CaseLibrary,
  type CaseRecord,
  type PublishedAccount,
} from '@telltale/cases'
import { isRecord, type CompiledRule, type PrecedentCase, type Wording } from '@telltale/model'
import { EVERYDAY_LANGUAGES } from './is-everyday.js'
import { checkCase } from './check-case.js'
import type { PackFile } from './read-packs.js'

/** What the files of cases come to: the little that every report needs, and the library. */
export interface CaseBuild {
  readonly precedents: readonly PrecedentCase[]
  readonly library: CaseLibrary
}

/** What the cases are held against and named with. */
export interface CaseBuildContext {
  /** The folder of packs. */
  readonly folder: string
  readonly version: string
  readonly rules: readonly CompiledRule[]
  /** The wording of reports, by language: names of stages and kinds are taken from it. */
  readonly wording: Readonly<Record<string, Wording>>
  readonly today?: string
}

/** Names in the wording of reports that the library speaks of as well. */
const SHARED_NAMES = /^(?:stage|kind|persona)\.[a-z-]+\.name$/u

/**
 * Checks every case, and the links between cases, rules and sources in both directions, and makes what is shipped of them.
 *
 * @param report - Told of each problem, with the file it is in.
 */
export function compileCases(
  files: readonly PackFile[],
  { folder, version, rules, wording: reportWording, today }: CaseBuildContext,
  report: (path: string, what: string) => void,
): CaseBuild {
  const schema = join(folder, 'case.schema.json')
  const lives = new Map(rules.map(({ id, status }) => [id, status]))
  const wording = readWording(files, reportWording, report)
  const records: CaseRecord[] = []
  const precedents: PrecedentCase[] = []
  for (const { path, data } of files) {
    if (!path.startsWith('cases/')) continue
    const { record, problems } = checkCase(data, schema, lives, today)
    for (const { where, what } of problems) report(path, `${where}: ${what}`)
    if (!record) continue
    if (`cases/${record.id}.yaml` !== path) report(path, `id: "${record.id}" does not say where the file is`)
    for (const code of [...record.countries.alleging, ...record.countries.alleged])
      for (const language of EVERYDAY_LANGUAGES)
        if (wording[language]?.[`country.${code}`] === undefined)
          report(`wording/cases/${language}.yaml`, `lacks country.${code}, which ${record.id} names`)
    records.push(record)
    precedents.push(precedentOf(record, wording))
  }
  records.sort((a, b) => (a.id < b.id ? -1 : 1))
  const withoutDigest = {
    libraryVersion: 1 as const,
    version,
    records,
    techniques: Object.fromEntries(
      // What has no name is no technique, and no case tells of it.
      rules.flatMap(({ id, title }) => (id.startsWith('heard/') ? [] : [[id, title]])),
    ),
    accounts: readAccounts(files, new Set(rules.flatMap(({ sources }) => sources)), records, report),
    wording,
  }
  const digest = createHash('sha256').update(JSON.stringify(withoutDigest)).digest('hex')
  return {
    precedents: precedents.sort((a, b) => (a.id < b.id ? -1 : 1)),
    library: { ...withoutDigest, digest },
  }
}

function precedentOf(record: CaseRecord, wording: Readonly<Record<string, Wording>>): PrecedentCase {
  const inEach = (say: (wording: Wording) => string | undefined): Record<string, string> =>
    Object.fromEntries(
      Object.entries(wording).flatMap(([language, words]) => {
        const said = say(words)
        return said === undefined ? [] : [[language, said]]
      }),
    )
  const disputed = inEach((words) => sayDoubts(record, words))
  const { reliability, credibility } = gradeCase(record)
  return {
    id: record.id,
    title: record.title,
    year: Number(record.sources[0]?.date?.slice(0, 4) ?? record.years.to ?? record.years.from),
    source: inEach((words) => saySource(record, words)),
    address: record.sources[0]?.address ?? '',
    ...(Object.keys(disputed).length === 0 ? {} : { disputed }),
    kind: record.kind,
    grade: `${reliability}${credibility}`,
    steps: stepsOfCase(record),
    did: record.did ?? [],
  }
}

/** The accounts that rules name and that have no record. A rule that names a source nobody knows is a problem of its own. */
function readAccounts(
  files: readonly PackFile[],
  named: ReadonlySet<string>,
  records: readonly CaseRecord[],
  report: (path: string, what: string) => void,
): Record<string, PublishedAccount> {
  const data = files.find(({ path }) => path === 'sources.yaml')?.data
  const sources = isRecord(data) && isRecord(data['sources']) ? data['sources'] : {}
  const recorded = new Set(records.map(({ id }) => `case-${id}`))
  const holders = (address: unknown): readonly string[] =>
    typeof address !== 'string'
      ? []
      : records
          .filter(({ sources: own }) => own.some((each) => plainAddress(each.address) === plainAddress(address)))
          .map(({ id }) => id)
  const accounts: Record<string, PublishedAccount> = {}
  for (const [id, source] of Object.entries(sources)) {
    if (recorded.has(id)) {
      const address = isRecord(source) ? source['address'] : undefined
      if (address !== undefined && !holders(address).some((each) => `case-${each}` === id))
        report('sources.yaml', `${id}: its address is none of those in cases/${id.slice('case-'.length)}.yaml`)
    }
    if (!named.has(id) || recorded.has(id)) continue
    const kind = isRecord(source)
      ? [...SOURCE_KINDS, 'dataset' as const].find((each) => each === source['kind'])
      : undefined
    if (
      !isRecord(source) ||
      kind === undefined ||
      typeof source['title'] !== 'string' ||
      typeof source['publisher'] !== 'string' ||
      typeof source['year'] !== 'number'
    ) {
      report('sources.yaml', `${id}: a source needs a title, a publisher, a year and a kind`)
      continue
    }
    accounts[id] = {
      title: source['title'],
      publisher: source['publisher'],
      year: source['year'],
      ...(typeof source['address'] === 'string' ? { address: source['address'] } : {}),
      kind,
      records: holders(source['address']),
    }
  }
  return accounts
}

/** The same page has the same plain address, with or without `www.` and a slash at the end. */
function plainAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')
}

/** The sentences about cases, with the names of stages, kinds and personas as reports have them. */
function readWording(
  files: readonly PackFile[],
  reportWording: Readonly<Record<string, Wording>>,
  report: (path: string, what: string) => void,
): Record<string, Wording> {
  const wording: Record<string, Wording> = {}
  for (const { path, data } of files) {
    const language = /^wording\/cases\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1]
    if (language === undefined) continue
    const flat: Record<string, string | readonly string[]> = {}
    flatten(data, '', flat)
    for (const [key, value] of Object.entries(reportWording[language] ?? {}))
      if (SHARED_NAMES.test(key)) flat[key] = value
    wording[language] = flat
  }
  for (const [language, flat] of Object.entries(wording))
    for (const key of Object.keys(wording['en'] ?? {}))
      if (!Object.hasOwn(flat, key)) report(`wording/cases/${language}.yaml`, `lacks ${key}`)
  return wording
}

function flatten(data: unknown, path: string, into: Record<string, string | readonly string[]>): void {
  if (typeof data === 'string') into[path] = data
  else if (Array.isArray(data)) into[path] = strings(data)
  else if (isRecord(data))
    for (const [key, value] of Object.entries(data)) flatten(value, path === '' ? key : `${path}.${key}`, into)
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
