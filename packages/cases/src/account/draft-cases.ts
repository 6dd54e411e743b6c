import { accountLanguageOf } from './languages.js'
import { buildCase } from './build-case.js'
import type { AccountToRead, CaseDraft, DraftNotice, DraftNoticeCode, DraftSource } from './draft-case.js'
import { findDoubts } from './find-doubts.js'
import { groupParts } from './group-parts.js'
import { isCase } from './is-case.js'
import { NOTICE_TEXTS } from './notice-texts.js'
import { noteAccount, type NotedAccount } from './note-account.js'
import { originsOf } from './origins-of.js'
import { sourceTextOf } from './source-text.js'

/** So many tags in a thousand characters are a page of markup. */
const MOST_TAGS = 6

/** What else may be known. */
export interface DraftOptions {
  /** Pairs of traditional and simplified characters in one string, as the compiled pack has them. */
  readonly traditional?: string
}

/**
 * Drafts case records from published accounts: people, personas, asks, payments, dates and so on, each with its quote and
 * place; who doubts what; and what nobody gives. Two accounts of one case become one draft with two sources. Takes what
 * readers and the engine made of each account, and answers with the same draft for the same accounts. Invents nothing:
 * what is not found is a gap, and what could not be read is a notice.
 */
export function draftCases(accounts: readonly AccountToRead[], { traditional = '' }: DraftOptions = {}): CaseDraft {
  const folding = foldingOf(traditional)
  const notices: DraftNotice[] = []
  const sources: DraftSource[] = []
  const noted: NotedAccount[] = []
  const seen = new Map<string, string>()
  for (const [index, given] of accounts.entries()) {
    const id = `s${String(index + 1)}`
    const tell = (code: DraftNoticeCode, count?: number): void => {
      notices.push({ code, source: id, text: NOTICE_TEXTS[code], ...(count === undefined ? {} : { count }) })
    }
    const source = sourceTextOf(given.reading, given.text)
    const words = given.reading.turns.map(({ text }) => text)
    const head = words.join('\n').slice(0, 200_000)
    const language = accountLanguageOf(head)
    const account = language === undefined ? undefined : noteAccount(given, id, language, folding)
    sources.push(sourceOf(given, id, source.paragraphs.length, source.offsetsIn, account))
    if (head.trim() === '') {
      tell('account/nothing-said')
      continue
    }
    if (source.isCut) tell('account/cut-short')
    if (given.reading.voice === 'conversation') {
      tell('account/a-conversation')
      continue
    }
    if (isMarkup(head)) tell('account/page-of-markup')
    if (account === undefined) {
      tell(isOfSentences(head) ? 'account/language-not-covered' : 'account/not-an-account')
      continue
    }
    const before = seen.get(head)
    if (before !== undefined) {
      tell('account/same-text-twice')
      continue
    }
    seen.set(head, id)
    noted.push(account)
  }
  const parts = noted.flatMap((account) => {
    const doubts = findDoubts(account)
    const origins = originsOf(account)
    const told = Array.from({ length: account.parts }, (_, part) => ({
      account,
      part,
      doubts: doubts.filter(({ fact }) => (account.sentences[fact.sentence]?.part ?? part) === part),
      origins,
    })).map((part) => ({ part, is: isCase(part) }))
    const found = told.filter(({ is }) => is === 'case').map(({ part }) => part)
    const tell = (code: DraftNoticeCode, count?: number): void => {
      notices.push({ code, source: account.id, text: NOTICE_TEXTS[code], ...(count === undefined ? {} : { count }) })
    }
    if (found.length === 0) {
      if (told.some(({ is }) => is === 'people')) tell('account/too-little')
      else tell(account.given.reading.voice === 'account' ? 'account/no-case-found' : 'account/not-an-account')
    }
    if (found.length > 1) tell('account/several-cases', found.length)
    return found
  })
  const cases = groupParts(parts).map((group, index) => buildCase(group, `c${String(index + 1)}`))
  return { draftVersion: 1, cases, sources, notices }
}

function foldingOf(pairs: string): ReadonlyMap<string, string> {
  const letters = [...pairs]
  const folding = new Map<string, string>()
  for (let at = 0; at + 1 < letters.length; at += 2) {
    const [from = '', to = ''] = [letters[at], letters[at + 1]]
    // Places count in UTF-16 units: what is put in a letter's place must be as long.
    if (from.length === to.length) folding.set(from, to)
  }
  return folding
}

/** Whether there is a sentence in it, in whatever language. What is left of a page without one is a list of links. */
function isOfSentences(head: string): boolean {
  return /\p{L}["'”’»]?[.!?。！？…।؟]|[^\p{Script=Latin}\p{P}\p{S}\p{Z}\p{N}\p{C}\p{M}]/u.test(head)
}

function isMarkup(head: string): boolean {
  const tags = head.match(/<\/?[a-z][\w-]{0,20}(?:\s[^<>]{0,300})?>|[{};]\s*$/gimu)?.length ?? 0
  return tags > 5 && tags * 1000 > head.length * MOST_TAGS
}

function sourceOf(
  { file, digest, reading }: AccountToRead,
  id: string,
  paragraphs: number,
  offsetsIn: DraftSource['offsetsIn'],
  account: NotedAccount | undefined,
): DraftSource {
  const title = account?.heading.title ?? reading.title
  const publisher = account?.heading.publisher?.name
  const date = account?.heading.published?.date
  return {
    id,
    file,
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(date === undefined ? {} : { date }),
    language: account?.language.code ?? 'other',
    paragraphs,
    offsetsIn,
    ...(digest === undefined ? {} : { digest }),
  }
}
