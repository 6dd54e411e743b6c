import { isRecord } from '@telltale/model'
import { textMember } from './members.js'

/**
 * Puts what short links stand for in their places, and takes those out that lead to a picture of the message itself.
 *
 * @param links - Records with `url`, and `expanded_url` or `expanded`; or with `own` for a picture.
 */
export function withLinks(text: string, links: readonly unknown[]): string {
  const full = new Map<string, string>()
  for (const link of links.slice(0, 1000)) {
    const short = textMember(link, 'url')
    if (short === undefined || short === '') continue
    const isOwn = isRecord(link) && link['own'] === true
    const target = textMember(link, 'expanded_url') ?? textMember(link, 'expanded')
    if (isOwn) full.set(short, '')
    else if (target !== undefined && target !== '' && !full.has(short)) full.set(short, target)
  }
  if (full.size === 0) return text
  return text.replace(/https?:\/\/t\.co\/\w{1,30}/gu, (short) => full.get(short) ?? short)
}
