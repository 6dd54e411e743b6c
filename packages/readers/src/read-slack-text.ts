/**
 * Turns the marks of Slack into what a person sees: names for people and channels, addresses with the words that lead to
 * them, and the three signs that are written as entities. An address is kept beside its words, because the two may differ.
 *
 * @param names - The names of people by their ids.
 */
export function readSlackText(text: string, names: ReadonlyMap<string, string>): string {
  if (!text.includes('<') && !text.includes('&')) return text
  const marked = text.replace(/<((?:[@#!]|[a-z][a-z\d+.-]{1,20}:)[^<>]{0,4000})>/giu, (_, inner: string) =>
    shown(inner, names),
  )
  return marked.replace(/&(?:lt|gt|amp);/gu, (entity) => (entity === '&lt;' ? '<' : entity === '&gt;' ? '>' : '&'))
}

function shown(inner: string, names: ReadonlyMap<string, string>): string {
  const bar = inner.indexOf('|')
  const target = bar === -1 ? inner : inner.slice(0, bar)
  const label = bar === -1 ? '' : inner.slice(bar + 1)
  const id = target.slice(1)
  if (target.startsWith('@')) return `@${names.get(id) ?? (label === '' ? id : label.replace(/^@/u, ''))}`
  if (target.startsWith('#')) return `#${label === '' ? id : label}`
  if (target.startsWith('!')) {
    if (label !== '') return label.startsWith('@') || target.startsWith('!date') ? label : `@${label}`
    return `@${id.split('^', 1)[0] ?? ''}`
  }
  if (label === '' || label === target || `mailto:${label}` === target || `http://${label}` === target)
    return label === '' ? target : label
  return `${label} (${target})`
}
