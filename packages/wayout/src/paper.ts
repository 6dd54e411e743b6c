/**
 * A page of words without any look: what plan and draft have in common, and what every form of them is made from (text,
 * Markdown, HTML, mail, PDF). `theirs` holds words of the conversation or of the person; all else is the pack's.
 */
export interface Paper {
  /** The language of the page's own sentences. */
  readonly language: string
  readonly title: string
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock =
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** A paragraph. `strong` stands out; `note` is small print. */
  | { readonly is: 'text'; readonly text: string; readonly look?: 'strong' | 'note' }
  | { readonly is: 'list'; readonly items: readonly string[]; readonly look?: 'note' }
  /** Exact words, with where they stand. `lines` were apart in the source, too. */
  | { readonly is: 'theirs'; readonly lines: readonly string[]; readonly origin?: string }
  /** Several papers in one file, such as a draft in two languages, are apart here. */
  | { readonly is: 'rule' }
