import {
  SECOND_READER_NOTICES,
  type SecondReaderNotice,
  type SecondReaderNoticeCode,
  type SecondReaderSignal,
  type SecondReaderSpan,
  type SecondReading,
  type Wording,
} from '@telltale/model'
import type { Prepared } from './prepare-questions.js'
import { readAnswer } from './read-answer.js'
import { TextHolder, type HeldSignal } from './text-holder.js'

/** Why there was no answer to read. After one of these nothing more is asked. */
export type EndpointFailure = Extract<
  SecondReaderNoticeCode,
  | 'second-reader/not-reached'
  | 'second-reader/too-slow'
  | 'second-reader/refused'
  | 'second-reader/redirected'
  | 'second-reader/answer-too-large'
  | 'second-reader/stopped'
  | 'second-reader/not-asked'
>

/** The body of an answer, undefined when it was none that could be read; or why there is none. */
export type EndpointAnswer =
  | { readonly body: string | undefined }
  /** @param status - A number that the server gave as its reason. */
  | { readonly failure: EndpointFailure; readonly status?: number }

/** Sends one question, as the host can. Answers with a failure instead of throwing. */
export type Ask = (body: string) => Promise<EndpointAnswer>

/** About whom and for whom it is asked. */
export interface AskOptions {
  readonly host: string
  readonly model?: string
  /** Turns that are not sent because the conversation is too long. */
  readonly left: number
  /** The speaker who is the person, as far as that is known. */
  readonly person?: string
  readonly language: string
  readonly wording: Wording
}

/** What was misunderstood so often in a row will not begin to be understood. */
const MOST_MISUNDERSTOOD = 3

/**
 * Asks one question after another and puts together what can be shown of the answers: techniques in the pack's words, and
 * words of the text at the place where they stand. Nothing that was answered is handed on as it is.
 *
 * @param ask - Called once for each question at most, never again after a failure.
 */
export async function askSecondReader(
  { questions, techniques }: Prepared,
  { host, model, left, person, language, wording }: AskOptions,
  ask: Ask,
): Promise<SecondReading> {
  const holder = new TextHolder(techniques, person)
  const counts = new Map<SecondReaderNoticeCode, number>([['second-reader/not-all-sent', left]])
  let status: number | undefined
  let answered = 0
  let misunderstood = 0
  let inARow = 0
  let asked = 0
  for (const question of questions) {
    if (inARow === MOST_MISUNDERSTOOD) break
    const answer = await ask(question.body)
    if ('failure' in answer) {
      if (answer.failure !== 'second-reader/not-asked') asked += 1
      counts.set(answer.failure, 1)
      status = answer.status
      break
    }
    asked += 1
    const read = answer.body === undefined ? undefined : readAnswer(answer.body)
    inARow = read === undefined ? inARow + 1 : 0
    if (read === undefined) misunderstood += 1
    else {
      answered += 1
      holder.add(question, read)
    }
  }
  counts.set('second-reader/not-asked', questions.length - asked)
  counts.set('second-reader/answer-not-understood', misunderstood)
  for (const [reason, count] of holder.refused) counts.set(reason, count)
  return {
    host,
    ...(model === undefined ? {} : { model }),
    asked: questions.length,
    answered,
    signals: signalsOf(holder.held, language),
    notices: noticesOf(counts, status, wording),
  }
}

function signalsOf(held: readonly HeldSignal[], language: string): readonly SecondReaderSignal[] {
  const spans = new Map<HeldSignal['rule'], SecondReaderSpan[]>()
  for (const signal of held) {
    const of = spans.get(signal.rule)
    if (of === undefined) spans.set(signal.rule, [spanOf(signal)])
    else of.push(spanOf(signal))
  }
  return Array.from(spans, ([{ id, title }, places]) => ({
    rule: id,
    title: title[language] ?? title['en'] ?? id,
    spans: places,
  }))
}

function spanOf({ span, placed: { turn } }: HeldSignal): SecondReaderSpan {
  return {
    ...span,
    quote: turn.text.slice(span.start, span.end),
    speaker: turn.forwardedFrom ?? turn.speaker,
    ...(turn.at === undefined ? {} : { at: turn.at }),
  }
}

/** Always in the same order. */
function noticesOf(
  counts: ReadonlyMap<SecondReaderNoticeCode, number>,
  status: number | undefined,
  wording: Wording,
): readonly SecondReaderNotice[] {
  return SECOND_READER_NOTICES.flatMap((code) => {
    const count = counts.get(code) ?? 0
    if (count === 0) return []
    const key = `notice.${code.replace('/', '-')}`
    const sentence = Object.hasOwn(wording, key) ? wording[key] : undefined
    const text = typeof sentence === 'string' ? sentence : (sentence?.join(' ') ?? key)
    return [{ code, text: text.replaceAll('{detail}', () => String(status ?? '?')), ...(count === 1 ? {} : { count }) }]
  })
}
