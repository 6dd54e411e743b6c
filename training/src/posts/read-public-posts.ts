import { existsSync, readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'

/** Texts of a public set with one label. */
export interface PublicPosts {
  readonly set: string
  readonly label: string
  readonly texts: readonly string[]
}

/** Where the public data lies, beside the project; it is never part of it. */
const DATA = new URL('../../../../shared/data/', import.meta.url)
const OFFMYCHEST = new URL('en_claff_offmychest/labeled_training_set.csv', DATA)
const LLMPRIVACY = [1, 2].map(
  (part) => new URL(`en_llmprivacy_synth/samples_all_hardness_all_features_0_0_split${part}.jsonl`, DATA),
)

/** Reads the public sets on disclosure, their development parts only; none where the data folder is not there. */
export function readPublicPosts(): readonly PublicPosts[] {
  return [...offMyChest(), ...llmPrivacy()]
}

/** Sentences of a forum: whether they disclose a fact about their author. Names of authors are not read. */
function offMyChest(): readonly PublicPosts[] {
  if (!existsSync(OFFMYCHEST)) return []
  const [head = [], ...rows] = rowsOf(readFileSync(OFFMYCHEST, 'utf8'))
  const text = head.indexOf('full_text')
  const label = head.indexOf('Information_disclosure')
  const emotional = head.indexOf('Emotional_disclosure')
  const chosen = (keep: (row: readonly string[]) => boolean): readonly string[] =>
    rows.filter((row) => row.length === head.length && keep(row)).map((row) => row[text] ?? '')
  return [
    { set: 'OffMyChest', label: 'discloses a fact', texts: chosen((row) => row[label] === '1') },
    {
      set: 'OffMyChest',
      label: 'discloses nothing',
      texts: chosen((row) => row[label] === '0' && row[emotional] === '0'),
    },
  ]
}

/** Replies that were made to give one thing away between the lines, by what it is. */
function llmPrivacy(): readonly PublicPosts[] {
  const byFeature = new Map<string, string[]>()
  for (const file of LLMPRIVACY) {
    if (!existsSync(file)) continue
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue
      const data: unknown = JSON.parse(line)
      if (!isRecord(data) || typeof data['response'] !== 'string') continue
      const feature = String(data['feature'])
      byFeature.set(feature, [...(byFeature.get(feature) ?? []), data['response']])
    }
  }
  return [...byFeature]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, texts]) => ({ set: 'llmprivacy', label, texts }))
}

/** Rows of a table with commas, whose cells may be quoted and hold line breaks. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/guy)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',' && end !== '') rows.push([])
    if (end === '') break
  }
  return rows
}
