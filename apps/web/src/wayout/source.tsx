import type { SourceLine } from '@telltale/wayout'
import type { Guide } from './asks.js'

/** Where a line comes from and how old it is; one that is older than a year stands out. */
export function Source({ source, words }: { readonly source: SourceLine; readonly words: Guide['words'] }) {
  const { title, address, says, old } = source
  const places: Readonly<Record<string, string>> = { title, address, says }
  const line = (words['source.line'] ?? '{title} {says}').replace(
    /\{(\w+)\}/gu,
    (_, name: string) => places[name] ?? '',
  )
  return <p class={old ? 'note old' : 'note'}>{line}</p>
}
