import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isRecord, type Turn } from '@telltale/model'

/** A set of innocent conversations that nobody of this project wrote. */
export interface InnocentSet {
  readonly name: string
  readonly language: string
  /** False where the licence, or the set's purpose, is to measure only. */
  readonly mayLearn: boolean
  readonly conversations: readonly (readonly Turn[])[]
}

/** Where the public data lies, beside the project; it is never part of it. */
const DATA = new URL('../../../shared/data/', import.meta.url)

/** Reads the innocent sets, most of them in English and Chinese; undefined when the data folder is not there. */
export function readInnocentSets(): readonly InnocentSet[] | undefined {
  if (!existsSync(DATA)) return undefined
  return [
    set('persuasion for good', 'en', persuasion),
    set('casino bargaining', 'en', () => [...casino('casino_train.json'), ...casino('casino_valid.json')]),
    set('everyday dialogue (en)', 'en', () => everyday('en_dev_human.txt'), false),
    set('everyday dialogue (zh)', 'zh', () => everyday('zh_dev_human.txt'), false),
    set('everyday dialogue (de)', 'de', () => everyday('de_dev_human.txt'), false),
    set('everyday dialogue (it)', 'it', () => everyday('it_dev_human.txt'), false),
    set('getting to know (en)', 'en', () => persona('En_persona_valid.json')),
    set('getting to know (zh)', 'zh', () => persona('Zh_persona_split_valid_human_annotated.json')),
    set('getting to know (it)', 'it', () => persona('It_persona_split_valid_human_annotated.json')),
    set('group messages (ru)', 'ru', messages),
    set('films and travel (zh)', 'zh', kdconv),
    set('micro-blog chats (zh)', 'zh', lccc),
    set('reworded genuine mail', 'en', () => reworded('en')),
    set('reworded genuine mail (zh)', 'zh', () => reworded('zh')),
  ].filter(({ conversations }) => conversations.length > 0)
}

function set(name: string, language: string, read: () => readonly (readonly Turn[])[], mayLearn = true): InnocentSet {
  return { name, language, mayLearn, conversations: read() }
}

function textOf(path: string): string {
  const url = new URL(path, DATA)
  return existsSync(url) ? readFileSync(url, 'utf8') : ''
}

function jsonOf(path: string): unknown {
  const text = textOf(path)
  return text === '' ? undefined : JSON.parse(text)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
}

function inTurns(texts: readonly string[]): readonly Turn[] {
  return texts.map((text, index) => ({ speaker: index % 2 === 0 ? 'A' : 'B', text: text.trim() }))
}

/** A CSV of one utterance a line, grouped by dialogue. */
function persuasion(): readonly (readonly Turn[])[] {
  const dialogues = new Map<string, Turn[]>()
  for (const line of textOf('en_persuasionforgood/full_dialog.csv').split(/\r?\n/u).slice(1)) {
    const match = /^\d*,(?:"((?:[^"]|"")*)"|([^,]*)),\d+,(\d+),([^,]+)/u.exec(line)
    if (!match) continue
    const [, quoted, plain, role, id] = match
    const text = (quoted ?? plain ?? '').replace(/""/gu, '"')
    const turns = dialogues.get(id ?? '') ?? []
    turns.push({ speaker: role === '0' ? 'A' : 'B', text })
    dialogues.set(id ?? '', turns)
  }
  return [...dialogues.values()]
}

function casino(name: string): readonly (readonly Turn[])[] {
  return list(jsonOf(`en_casino/${name}`)).flatMap((dialogue) =>
    isRecord(dialogue)
      ? [
          list(dialogue['chat_logs']).flatMap((turn) =>
            isRecord(turn) ? [{ speaker: String(turn['id']), text: String(turn['text']) }] : [],
          ),
        ]
      : [],
  )
}

function everyday(name: string): readonly (readonly Turn[])[] {
  return textOf(`multi_xdailydialog/${name}`)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      inTurns(
        line
          .replace(/^\d+\s*/u, '')
          .split('__eou__')
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ),
    )
}

function persona(name: string): readonly (readonly Turn[])[] {
  const data = jsonOf(`multi_xpersona/${name}`)
  const sets = isRecord(data) ? Object.values(data).flat() : list(data)
  return sets.flatMap((dialogue) => {
    const turns = isRecord(dialogue) ? list(dialogue['dialogue'] ?? dialogue['dialog'] ?? dialogue['utterances']) : []
    const texts = turns.flatMap((turn) =>
      typeof turn === 'string'
        ? [turn]
        : Array.isArray(turn)
          ? turn.map(String)
          : isRecord(turn)
            ? [typeof turn['text'] === 'string' ? turn['text'] : '']
            : [],
    )
    return texts.length > 1 ? [inTurns(texts)] : []
  })
}

/** Real messages of a public group, one a line and each on its own. */
function messages(): readonly (readonly Turn[])[] {
  return textOf('ru_telegram_spamham_umputun/ham-samples.txt')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((text) => [{ speaker: 'A', text: text.trim() }])
}

function kdconv(): readonly (readonly Turn[])[] {
  const folder = new URL('zh_kdconv/', DATA)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => list(jsonOf(`zh_kdconv/${name}`)))
    .flatMap((dialogue) =>
      isRecord(dialogue)
        ? [inTurns(list(dialogue['messages']).flatMap((turn) => (isRecord(turn) ? [String(turn['message'])] : [])))]
        : [],
    )
}

function lccc(): readonly (readonly Turn[])[] {
  const folder = new URL('zh_lccc_toy/', DATA)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => list(jsonOf(`zh_lccc_toy/${name}`)).flatMap(list))
    .map((texts) => inTurns(list(texts).map((each) => String(each).replace(/ /gu, ''))))
}

function reworded(language: string): readonly (readonly Turn[])[] {
  return textOf('reworded-innocent.jsonl')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const data: unknown = JSON.parse(line)
      if (!isRecord(data) || data['language'] !== language) return []
      return [
        list(data['turns']).flatMap((turn) =>
          isRecord(turn) ? [{ speaker: String(turn['speaker']), text: String(turn['text']) }] : [],
        ),
      ]
    })
}
