import { isRecord, type FrameKind } from '@telltale/model'
import type { PackFile } from './read-packs.js'
import { stringsOf } from './strings-of.js'
import type { WordForms } from './word-forms.js'

/** Where a language's own grammar lies, with its code. */
export const LANGUAGE_FILE = /^language\/([a-z]{2,3})\.yaml$/u

/** One file of `packs/language`. */
export interface Language {
  readonly path: string
  readonly forms: WordForms
  readonly frames: Readonly<Partial<Record<FrameKind, readonly string[]>>>
  readonly macros: Readonly<Record<string, readonly string[]>>
}

/** Reads how each language forms its words and in which ways of speaking words lose their force. */
export function readLanguages(
  files: readonly PackFile[],
  report: (path: string, what: string) => void,
): ReadonlyMap<string, Language> {
  const languages = new Map<string, Language>()
  for (const { path, data } of files) {
    const code = LANGUAGE_FILE.exec(path)?.[1]
    if (!code) continue
    if (!isRecord(data)) {
      report(path, 'is empty')
      continue
    }
    const forms = isRecord(data['forms']) ? data['forms'] : {}
    const irregular: Record<string, readonly string[]> = {}
    if (isRecord(forms['irregular'])) {
      for (const [word, list] of Object.entries(forms['irregular'])) irregular[word] = stringsOf(list)
    }
    const regular = (Array.isArray(forms['regular']) ? forms['regular'] : []).flatMap((each: unknown) =>
      isRecord(each) && typeof each['ends'] === 'string'
        ? [{ ends: each['ends'], forms: stringsOf(each['forms']) }]
        : [],
    )
    const frames = isRecord(data['frames']) ? data['frames'] : {}
    const macros: Record<string, readonly string[]> = {}
    if (isRecord(data['classes'])) {
      for (const [name, patterns] of Object.entries(data['classes'])) macros[name] = stringsOf(patterns)
    }
    languages.set(code, {
      path,
      forms: { irregular, regular },
      frames: Object.fromEntries(FRAME_KINDS.map((kind) => [kind, stringsOf(frames[kind])])),
      macros,
    })
  }
  return languages
}

/** In the order in which they are compiled. */
export const FRAME_KINDS: readonly FrameKind[] = ['negated', 'reported', 'warned', 'retold', 'affirmed']
