import { existsSync, readFileSync } from 'node:fs'
import { isRecord, type Turn } from '@telltale/model'

const FILE = new URL('../../../../shared/data/en_mentalmanip_splits/MentalManip_con_valid.json', import.meta.url)

/**
 * Film dialogue that three annotators called manipulative, or not (MentalManip; Wang et al., ACL 2024; CC BY-NC 4.0: to
 * measure with, never to learn from). None of it is an approach. Empty where the data folder is absent.
 */
export function readFilmDialogues(isManipulative: boolean): readonly (readonly Turn[])[] {
  const data: unknown = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : []
  return (Array.isArray(data) ? data : []).filter(isRecord).flatMap((each) => {
    if (String(each['manipulative']) !== (isManipulative ? '1' : '0')) return []
    const turns = String(each['dialogue'])
      .split('\n')
      .flatMap((line) => {
        const at = line.indexOf(': ')
        return at < 0 ? [] : [{ speaker: line.slice(0, at), text: line.slice(at + 2) }]
      })
    return turns.length === 0 ? [] : [turns]
  })
}
