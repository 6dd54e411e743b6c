import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '@telltale/model'
import type { Contact, CountryHelp, HelpSource } from '@telltale/wayout'
import { readPacks, type PackFile, type Problem } from './read-packs.js'
import { validateHelp } from './validate-help.js'
import { wayoutCondition } from './wayout-condition.js'

export interface HelpBuild {
  /** By country, in the order of their codes; what serves people everywhere comes last. */
  readonly help: readonly CountryHelp[]
  readonly problems: readonly Problem[]
  /** Lines that were compared with their source more than a year ago. They stay valid, and the person is shown their age. */
  readonly ageing: readonly Problem[]
}

const MOST_QUOTED_WORDS = 25
/** Some short numbers begin with a hash or a star. */
const PHONE = /^[+#*(]?\d[\dA-Z ()./-]{1,40}$/u
const MAIL = /^[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}$/iu
/** A handle, a number or an address must be in it, or nobody can find it. */
const FINDABLE = /@\w|\d|https?:\/\//u
// eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>]/u

/**
 * Reads, checks and compiles the folder `help` of the packs.
 *
 * @param folder - The packs folder.
 * @param today - The day to compare dates with, as in 2026-11-22.
 */
export function compileHelp(folder: string, today: string): HelpBuild {
  const { files, problems } = readHelpFiles(folder)
  const ageing: Problem[] = []
  const help: CountryHelp[] = []
  const owners = new Map<string, string>()
  for (const file of files) {
    const tell = (what: string): void => void problems.push({ path: file.path, what })
    const { help: country, problems: shape } = validateHelp(file.data, join(folder, 'help.schema.json'))
    for (const what of shape) tell(what)
    if (country) {
      checkCountry(country, file, owners, tell)
      for (const [place, source] of sourcesOf(country))
        checkSource(source, place, today, tell, (what) => void ageing.push({ path: file.path, what }))
      help.push(country)
    }
    checkTexts(file.data, '', tell)
  }
  help.sort((a, b) => (a.country < b.country ? -1 : 1))
  return { help, problems, ageing }
}

/** A folder of packs may be without help. */
function readHelpFiles(folder: string): { readonly files: readonly PackFile[]; readonly problems: Problem[] } {
  const home = join(folder, 'help')
  if (!existsSync(home)) return { files: [], problems: [] }
  const { files, problems } = readPacks(home)
  const within = ({ path }: { readonly path: string }): string => `help/${path}`
  return {
    files: files.map((file) => ({ ...file, path: within(file) })),
    problems: problems.map((problem) => ({ ...problem, path: within(problem) })),
  }
}

type Tell = (what: string) => void

function checkCountry(country: CountryHelp, { path }: PackFile, owners: Map<string, string>, tell: Tell): void {
  const code = country.country.toLowerCase()
  if (path !== `help/${code}.yaml`) tell(`the country ${country.country} stands in help/${code}.yaml`)
  for (const { id } of [...country.channels, ...country.laws]) {
    if (!id.startsWith(`${code}-`)) tell(`the id ${id} must begin with ${code}-`)
    const owner = owners.get(id)
    if (owner !== undefined) tell(`the id ${id} is also in ${owner}`)
    owners.set(id, path)
  }
  if (country.channels.length === 0 && country.notFound.length === 0)
    tell('there is no channel, and notFound does not say what was looked for')
  for (const { id, when } of country.channels)
    if (when !== undefined) wayoutCondition(when, (what) => tell(`${id}: ${what}`))
  if (country.caution?.when !== undefined) wayoutCondition(country.caution.when, (what) => tell(`caution: ${what}`))
  for (const { id, contact } of country.channels) checkContact(contact, (what) => tell(`${id}: ${what}`))
  for (const { id, quote } of country.laws) {
    const words = quote === undefined ? 0 : countWords(quote)
    if (words > MOST_QUOTED_WORDS)
      tell(
        `${id}: the quote has ${words} words (two Chinese characters count as one); ${MOST_QUOTED_WORDS} are allowed`,
      )
  }
}

function checkContact({ phone, phoneAbroad, text, email, web, app }: Contact, tell: Tell): void {
  for (const [name, number] of Object.entries({ phone, phoneAbroad }))
    if (number !== undefined && !PHONE.test(number))
      tell(`${name} must be a number with nothing beside it: digits, spaces, + # * ( ) . / - and capital letters`)
  if (text !== undefined && !/\d/u.test(text)) tell('text must hold the number to write to')
  if (email !== undefined && !MAIL.test(email)) tell('email is not an e-mail address')
  if (web !== undefined && !isAddress(web)) tell('web must be a whole address that starts with https:// or http://')
  if (app !== undefined && !FINDABLE.test(app)) tell('app must hold a handle, a number or an address')
}

function checkTexts(data: unknown, place: string, tell: Tell): void {
  if (typeof data === 'string') {
    if (HIDDEN.test(data)) tell(`${place} holds a hidden character, a line break or one of < >`)
    if (data !== data.trim()) tell(`${place} begins or ends with a space`)
  } else if (Array.isArray(data)) {
    for (const [index, each] of data.entries()) checkTexts(each, `${place}/${index}`, tell)
  } else if (isRecord(data)) {
    const { zh } = data
    if (typeof zh === 'string') {
      if (!/\p{Script=Han}/u.test(zh)) tell(`${place}/zh is not Chinese`)
      if (zh.includes('您')) tell(`${place}/zh says 您; write 你`)
    }
    for (const [name, each] of Object.entries(data)) checkTexts(each, `${place}/${name}`, tell)
  }
}

function sourcesOf({ channels, laws, caution }: CountryHelp): readonly (readonly [place: string, HelpSource])[] {
  return [
    ...channels.map(({ id, source }) => [id, source] as const),
    ...laws.map(({ id, source }) => [id, source] as const),
    ...(caution === undefined ? [] : [['caution', caution.source] as const]),
  ]
}

function checkSource(source: HelpSource, place: string, today: string, tell: Tell, tellAge: Tell): void {
  const { address, date, checked } = source
  if (!isAddress(address))
    tell(`${place}: the source’s address must be a whole address that starts with https:// or http://`)
  if (date !== undefined && !isDate(date)) tell(`${place}: date is no date there is`)
  if (!isDate(checked)) tell(`${place}: checked is no day there is`)
  else if (checked > today) tell(`${place}: checked is in the future`)
  else if (date !== undefined && date > checked) tell(`${place}: date is later than checked`)
  else if (checked < yearBefore(today)) tellAge(`${place}: was last checked on ${checked}`)
}

function isAddress(text: string): boolean {
  if (!/^https?:\/\//u.test(text) || !URL.canParse(text)) return false
  const { hostname, username } = new URL(text)
  return username === '' && hostname.includes('.')
}

/** `2025`, `2025-09` or `2025-09-02`, of a day that there is. */
function isDate(text: string): boolean {
  const [year = '', month = '01', day = '01'] = text.split('-')
  const time = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${year}-${month}-${day}`)
}

function yearBefore(today: string): string {
  return `${String(Number(today.slice(0, 4)) - 1)}${today.slice(4)}`
}

function countWords(quote: string): number {
  const han = quote.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = quote.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0
  return words + Math.ceil(han / 2)
}
