/** How a language forms its words, from `packs/language/<language>.yaml`. */
export interface WordForms {
  /** Forms that follow no rule, by their plain form. */
  readonly irregular: Readonly<Record<string, readonly string[]>>
  /** Tried in order; the first whose ending fits is used. `-e+ing` takes `e` away and adds `ing`; `+^ed` doubles the last letter first. */
  readonly regular: readonly { readonly ends: string; readonly forms: readonly string[] }[]
}

/**
 * All forms of a word, for a pattern that says `take~`. Forms that nobody uses do no harm: they match nothing.
 *
 * @param word - The plain form, folded.
 * @returns The word itself first, then its forms, each once.
 */
export function formsOfWord(word: string, language: WordForms): readonly string[] {
  const forms = new Set([word])
  const irregular = Object.hasOwn(language.irregular, word) ? language.irregular[word] : undefined
  if (irregular) for (const form of irregular) forms.add(form)
  else {
    const rule = language.regular.find(({ ends }) => new RegExp(`${ends}$`, 'u').test(word))
    for (const form of rule?.forms ?? []) forms.add(applyForm(word, form))
  }
  return [...forms]
}

function applyForm(word: string, form: string): string {
  const [, away = '', add = ''] = /^(?:-(\p{L}+))?\+(.+)$/u.exec(form) ?? []
  const stem = away !== '' && word.endsWith(away) ? word.slice(0, -away.length) : word
  return add.startsWith('^') ? stem + stem.slice(-1) + add.slice(1) : stem + add
}
