import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addAll, isRecord } from '@telltale/model'
import {
  ANSWER_VALUES,
  HELP_KINDS,
  type AddedSentence,
  type Answers,
  type HelpKind,
  type HelpPack,
  type PlanSlot,
  type PlanStepEntry,
  type Question,
  type Texts,
  type When,
} from '@telltale/wayout'
import { compileHelp } from './compile-help.js'
import { readPacks, type Problem } from './read-packs.js'
import { wayoutCondition } from './wayout-condition.js'

export interface WayOutBuild {
  readonly pack: HelpPack
  readonly problems: readonly Problem[]
  /** Lines of help that were compared with their source more than a year ago. */
  readonly ageing: readonly Problem[]
}

const LONGEST = { title: 70, text: 420, cost: 200 } as const
const MOST_QUESTIONS = 13
const QUESTION_KINDS = ['choice', 'choices', 'country', 'words'] as const
const QUESTION_IDS: readonly (keyof Answers)[] = [
  'danger',
  'for',
  'helper',
  'happened',
  'threat',
  'age',
  'role',
  'phone',
  'country',
  'citizenship',
  'authorities',
  'words',
]
/**
 * What no sentence of a plan may say: it would accuse, leave somebody alone with it, set them on an inquiry of their own,
 * or ask them to lie. "You need not tell them" is about the other side and stays.
 */
const NEVER_SAID: readonly RegExp[] = [
  /\b(?:tell (?:nobody|no one)|do not tell (?:anyone|anybody)|keep (?:it|this) (?:a )?secret|you should have|why did you|stupid|naive|gullible|guilty|traitor|spy|spies|criminal|lie to|pretend|trick them|set a trap|record them|follow them|infiltrate)\b/iu,
  /谁也(?:别|不要)(?:说|告诉)|不要告诉任何人|保守秘密|你本该|早就该|愚蠢|幼稚|轻信|叛徒|间谍|罪犯|骗他|假装|跟踪他|套他们的话|您/u,
]

/**
 * Reads, checks and compiles `packs/wayout` and `packs/help`: what the way out knows, as data.
 *
 * @param folder - The packs folder.
 * @param today - The day to compare dates with, as in 2026-11-22.
 */
export function compileWayout(folder: string, today: string): WayOutBuild {
  const { help, problems: ofHelp, ageing } = compileHelp(folder, today)
  const problems: Problem[] = [...ofHelp]
  const home = join(folder, 'wayout')
  const read = existsSync(home) ? readPacks(home) : { files: [], problems: [] }
  addAll(
    problems,
    read.problems.map(({ path, what }) => ({ path: `wayout/${path}`, what })),
  )
  const dataOf = (path: string): unknown => read.files.find((file) => file.path === path)?.data
  const tellFor =
    (path: string): Tell =>
    (what) =>
      void problems.push({ path: `wayout/${path}`, what })
  const drafts: Record<string, Readonly<Record<string, string>>> = {}
  for (const { path, data } of read.files) {
    const code = /^draft\/([a-z]{2,3})\.yaml$/u.exec(path)?.[1]
    if (code !== undefined) drafts[code] = stringsOf(data, tellFor(path))
  }
  checkDrafts(drafts, tellFor)
  const slots = slotsOf(dataOf('plan.yaml'), tellFor('plan.yaml'))
  const questions = questionsOf(dataOf('questions.yaml'), tellFor('questions.yaml'))
  const steps = slots.flatMap((slot) => slot.steps.map(({ id }) => `step:${id}`))
  const lines = help.flatMap(({ country, channels, laws, caution }) => [
    ...[...channels, ...laws].map(({ id }) => `help:${id}`),
    ...(caution === undefined ? [] : [`help:${country.toLowerCase()}-caution`]),
  ])
  const places = new Set([...steps, ...lines, ...questions.map(({ id }) => `question:${id}`)])
  const isThere = (place: string): boolean =>
    place.startsWith('rule:') ? existsSync(join(folder, 'approach', `${place.slice(5)}.yaml`)) : places.has(place)
  checkPoints(dataOf('guidance-points.yaml'), isThere, tellFor('guidance-points.yaml'))
  return {
    pack: {
      helpVersion: 1,
      slots,
      questions,
      wording: wordingOf(dataOf('wording.yaml'), tellFor('wording.yaml')),
      drafts,
      countries: help,
    },
    problems,
    ageing,
  }
}

type Tell = (what: string) => void

function slotsOf(data: unknown, tell: Tell): readonly PlanSlot[] {
  const known = new Set<string>()
  return list(isRecord(data) ? data['slots'] : undefined).flatMap((slot) => {
    if (!isRecord(slot) || typeof slot['id'] !== 'string') {
      tell('a place in the plan has no id')
      return []
    }
    const steps = list(slot['steps']).flatMap((step) => stepOf(step, known, tell))
    for (const [index, { id, when }] of steps.entries())
      if (when === undefined && index < steps.length - 1) tell(`${id}: what stands after it can never be taken`)
    return [{ id: slot['id'], steps }]
  })
}

function stepOf(data: unknown, known: Set<string>, tell: Tell): readonly PlanStepEntry[] {
  if (!isRecord(data) || typeof data['id'] !== 'string') {
    tell('a step has no id')
    return []
  }
  const { id } = data
  const tellHere = (what: string): void => tell(`${id}: ${what}`)
  if (known.has(id)) tellHere('there is another step with this id')
  known.add(id)
  onlyMembers(data, ['id', 'when', 'title', 'text', 'cost', 'instead', 'also', 'help'], tellHere)
  const added = (name: 'instead' | 'also'): readonly AddedSentence[] =>
    list(data[name]).flatMap((each): readonly AddedSentence[] => {
      if (!isRecord(each)) return []
      onlyMembers(each, ['when', 'text'], tellHere)
      const when = whenOf(each['when'], tellHere)
      const text = textsOf(each['text'], name, tellHere, LONGEST.text)
      if (pointsBelow(text) && when.when?.help === undefined)
        tellHere(`${name}: what points below stands only where there is help, as in help: [lawyer]`)
      return [{ ...when, text }]
    })
  const instead = added('instead')
  const also = added('also')
  const text = textsOf(data['text'], 'text', tellHere, LONGEST.text)
  if (pointsBelow(text) && !instead.some(({ when }) => when?.not?.help !== undefined))
    tellHere('text: what points below needs one instead for where there is no such help')
  const help = list(data['help']).flatMap((kind): readonly HelpKind[] => {
    const found = HELP_KINDS.find((each) => each === kind)
    if (found === undefined) tellHere('help names a kind that there is not')
    return found === undefined ? [] : [found]
  })
  return [
    {
      id,
      ...whenOf(data['when'], tellHere),
      title: textsOf(data['title'], 'title', tellHere, LONGEST.title),
      text,
      ...(data['cost'] === undefined ? {} : { cost: textsOf(data['cost'], 'cost', tellHere, LONGEST.cost) }),
      ...(instead.length === 0 ? {} : { instead }),
      ...(also.length === 0 ? {} : { also }),
      ...(help.length === 0 ? {} : { help }),
    },
  ]
}

/** Whether a sentence sends somebody to the lines that stand under the plan. */
function pointsBelow({ en = '', zh = '' }: Texts): boolean {
  return /\bbelow\b/iu.test(en) || /下面|下列/u.test(zh)
}

function whenOf(data: unknown, tell: Tell): { readonly when?: When } {
  return data === undefined ? {} : { when: wayoutCondition(data, tell) }
}

function questionsOf(data: unknown, tell: Tell): readonly Question[] {
  const questions = list(isRecord(data) ? data['questions'] : undefined).flatMap((each): readonly Question[] => {
    if (!isRecord(each)) return []
    const id = QUESTION_IDS.find((one) => one === each['id'])
    const kind = QUESTION_KINDS.find((one) => one === each['kind'])
    if (id === undefined || kind === undefined) {
      tell('a question has an id or a kind that there is not')
      return []
    }
    const tellHere = (what: string): void => tell(`${id}: ${what}`)
    const options = list(each['options']).flatMap((option) =>
      isRecord(option) && typeof option['value'] === 'string'
        ? [{ value: option['value'], label: textsOf(option['label'], 'label', tellHere, 80) }]
        : [],
    )
    const expected: readonly string[] = isChoice(id) ? ANSWER_VALUES[id] : []
    if (options.map(({ value }) => value).join() !== expected.join())
      tellHere(`its options must be, in this order: ${expected.join(', ')}`)
    return [
      {
        id,
        kind,
        ...whenOf(each['when'], tellHere),
        ask: textsOf(each['ask'], 'ask', tellHere, 120),
        ...(each['askOther'] === undefined ? {} : { askOther: textsOf(each['askOther'], 'askOther', tellHere, 120) }),
        why: textsOf(each['why'], 'why', tellHere, 160),
        options,
      },
    ]
  })
  // Whom a draft is for and what it may tell come on top: fifteen in all.
  if (questions.length > MOST_QUESTIONS) tell(`there are ${questions.length} questions; ${MOST_QUESTIONS} are allowed`)
  return questions
}

function isChoice(id: string): id is keyof typeof ANSWER_VALUES {
  return Object.hasOwn(ANSWER_VALUES, id)
}

function wordingOf(data: unknown, tell: Tell): Readonly<Record<string, Texts>> {
  if (!isRecord(data)) return {}
  return Object.fromEntries(
    Object.entries(data).map(([key, texts]) => [key, textsOf(texts, key, (what) => tell(what), LONGEST.text)]),
  )
}

/** Texts of the plan are for people: both languages, neither too long, and none that must never be said. */
function textsOf(data: unknown, place: string, tell: Tell, longest: number): Texts {
  const texts: Record<string, string> = {}
  if (isRecord(data))
    for (const [language, text] of Object.entries(data)) {
      if (typeof text === 'string' && /^[a-z]{2,3}$/u.test(language)) texts[language] = text
      else tell(`${place}: "${language}" is no text in a language; a text with a comma or a colon stands in quotes`)
    }
  const { en, zh } = texts
  if (en === undefined || en === '') tell(`${place} lacks English`)
  if (zh === undefined || zh === '') tell(`${place} lacks Chinese`)
  else if (!/\p{Script=Han}/u.test(zh) && /\p{L}/u.test((en ?? '').replace(/\{[a-z]+\}/gu, '')))
    tell(`${place}: the Chinese is not Chinese`)
  for (const [language, text] of Object.entries(texts)) {
    if (text.length > longest) tell(`${place}, ${language}: ${text.length} characters; ${longest} are allowed`)
    if (text !== text.trim() || /[\n\t<>]/u.test(text))
      tell(`${place}, ${language}: a space, a break or one of < > too many`)
    for (const never of NEVER_SAID) {
      const found = never.exec(text)
      if (found) tell(`${place}, ${language}: never say "${found[0]}"`)
    }
    if (placesOf(text) !== placesOf(en ?? '')) tell(`${place}, ${language}: other places in braces than in English`)
  }
  return texts
}

function checkDrafts(
  drafts: Readonly<Record<string, Readonly<Record<string, string>>>>,
  tellFor: (path: string) => Tell,
): void {
  const { en } = drafts
  if (en === undefined) return
  for (const [language, sentences] of Object.entries(drafts)) {
    const tell = tellFor(`draft/${language}.yaml`)
    for (const [key, sentence] of Object.entries(en)) {
      const other = sentences[key]
      if (other === undefined || other === '') tell(`lacks ${key}`)
      else if (placesOf(other) !== placesOf(sentence)) tell(`${key}: other places in braces than in English`)
      else if (other.startsWith('[') !== sentence.startsWith('[')) tell(`${key}: a place to fill in stands in brackets`)
    }
    for (const key of Object.keys(sentences)) if (!(key in en)) tell(`${key} is not in draft/en.yaml`)
  }
}

/** Points of published guidance: each has a source, and every place that is said to say it is there. */
function checkPoints(data: unknown, isThere: (place: string) => boolean, tell: Tell): void {
  if (!isRecord(data)) return
  const sources = isRecord(data['sources']) ? data['sources'] : {}
  const known = new Set<unknown>()
  for (const point of list(data['points'])) {
    if (!isRecord(point) || typeof point['id'] !== 'string') {
      tell('a point has no id')
      continue
    }
    const { id, source, says } = point
    onlyMembers(point, ['id', 'source', 'says', 'where', 'decided', 'not-yet'], (what) => tell(`${id}: ${what}`))
    if (known.has(id)) tell(`${id}: there is another point with this id`)
    known.add(id)
    if (typeof says !== 'string' || says === '') tell(`${id}: says nothing`)
    if (typeof source !== 'string' || !isRecord(sources[source])) tell(`${id}: its source is not listed`)
    const where = strings(list(point['where']))
    for (const place of where) if (!isThere(place)) tell(`${id}: there is no ${place}`)
    if ((where.length === 0) !== (point['not-yet'] !== undefined))
      tell(`${id}: it is said somewhere, or not-yet says why it is not`)
  }
  for (const [id, source] of Object.entries(sources)) {
    if (!isRecord(source) || typeof source['title'] !== 'string' || !URL.canParse(String(source['address'])))
      tell(`the source ${id} lacks a title or an address`)
    if (!list(data['points']).some((point) => isRecord(point) && point['source'] === id))
      tell(`the source ${id} is not used`)
  }
}

function stringsOf(data: unknown, tell: Tell): Readonly<Record<string, string>> {
  if (!isRecord(data)) return {}
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, text]) => {
      if (typeof text === 'string') return [[key, text]]
      tell(`${key} is no text: put it in quotes`)
      return []
    }),
  )
}

function placesOf(text: string): string {
  return [...text.matchAll(/\{[a-z]{1,20}\}/gu)]
    .map(([place]) => place)
    .sort()
    .join()
}

function onlyMembers(data: Readonly<Record<string, unknown>>, members: readonly string[], tell: Tell): void {
  for (const name of Object.keys(data)) if (!members.includes(name)) tell(`has an unknown "${name}"`)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function strings(value: readonly unknown[]): readonly string[] {
  return value.filter((each): each is string => typeof each === 'string')
}
