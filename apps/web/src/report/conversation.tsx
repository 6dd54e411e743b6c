import type { Report } from '@telltale/model'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { TurnView } from '../protocol.js'
import { sayNumber, sayTime } from '../say.js'
import { useView } from '../view.js'
import type { Mark } from './mark.js'
import { MarkedText } from './marked-text.js'
import { Note } from './note.js'
import type { Target } from './report-view.js'

/** Messages that are fetched at a time, and those that stand on the page at most, however long the conversation is. */
const PAGE = 25
const MOST_SHOWN = 100
/** How near to its end, in pixels, the list grows. */
const NEAR = 800
/** Messages before the one that is wanted, so that it does not stand alone. */
const BEFORE = 12
/** Reasons that stand beside one message; the weaker ones are behind a fold. */
const MOST_NOTES = 3

interface Window {
  readonly from: number
  readonly to: number
  readonly views: readonly TurnView[]
}

/**
 * The conversation itself, with the words that were found marked in place and the reason beside them. Only what is near
 * to what one reads is on the page; the rest is asked for while one scrolls.
 */
export function Conversation({
  total,
  marks,
  report,
  numbers,
  wording,
  target,
}: {
  readonly total: number
  readonly marks: readonly Mark[]
  readonly report: Report
  /** The number of each finding on the page, by its index. */
  readonly numbers: ReadonlyMap<number, number>
  readonly wording: Readonly<Record<string, string>>
  readonly target: Target
}) {
  const { desk, say, state } = useView()
  const [shown, setShown] = useState<Window>({ from: 0, to: 0, views: [] })
  const [sought, setSought] = useState(target)
  const scroller = useRef<HTMLDivElement>(null)
  /** What must not move while the list grows: a message, and where it stands. */
  const anchor = useRef<{ readonly turn: number; readonly top: number } | undefined>(undefined)
  const isLoading = useRef(false)
  const marked = useMemo(() => [...new Set(marks.map(({ turn }) => turn))], [marks])
  const byTurn = useMemo(() => groupByTurn(marks), [marks])
  const me = report.person.speaker
  const other = report.approacher?.speaker

  const load = useCallback(
    async (from: number, to: number, keep: boolean): Promise<void> => {
      if (isLoading.current && keep) return
      isLoading.current = true
      try {
        const views = await desk.turns(Math.max(0, from), Math.min(total, to))
        anchor.current = keep ? topOf(scroller.current) : undefined
        setShown({ from: Math.max(0, from), to: Math.min(total, to), views })
      } catch {
        // The desk has told what went wrong; what is shown stays.
      } finally {
        isLoading.current = false
      }
    },
    [desk, total],
  )

  useEffect(() => setSought(target), [target])
  useEffect(() => {
    const from = Math.max(0, sought.turn - BEFORE)
    void load(from, from + PAGE + BEFORE, false)
  }, [sought, load])

  useLayoutEffect(() => {
    const list = scroller.current
    if (list === null) return
    const held = anchor.current
    if (held === undefined) {
      const wanted = rowOf(list, sought.turn)
      if (wanted !== null) list.scrollTop += wanted.getBoundingClientRect().top - list.getBoundingClientRect().top - 24
      return
    }
    const row = rowOf(list, held.turn)
    if (row !== null) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top - held.top
  }, [shown])

  const onScroll = (): void => {
    const list = scroller.current
    if (list === null || isLoading.current) return
    const { from, to } = shown
    if (to < total && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR)
      void load(Math.max(from, to + PAGE - MOST_SHOWN), to + PAGE, true)
    else if (from > 0 && list.scrollTop < NEAR) void load(from - PAGE, Math.min(to, from - PAGE + MOST_SHOWN), true)
  }

  const place = marked.findIndex((turn) => turn >= sought.turn)
  const here = place === -1 ? marked.length - 1 : place
  const step = (by: number): void => {
    const turn = marked[Math.min(marked.length - 1, Math.max(0, here + by))]
    if (turn !== undefined) setSought(({ number }) => ({ turn, number: number + 1 }))
  }

  return (
    <div class="conversation">
      {marked.length === 0 ? null : (
        <div class="signs">
          <button type="button" class="tool" disabled={here <= 0} onClick={() => step(-1)}>
            <span aria-hidden="true">↑</span> {say('talk.previous')}
          </button>
          <p role="status">{say('talk.sign', { number: here + 1, count: marked.length })}</p>
          <button type="button" class="tool" disabled={here >= marked.length - 1} onClick={() => step(1)}>
            {say('talk.next')} <span aria-hidden="true">↓</span>
          </button>
        </div>
      )}
      <div
        ref={scroller}
        class="talk"
        tabIndex={0}
        role="region"
        aria-label={say('talk.label', { count: sayNumber(state.language, total) })}
        onScroll={onScroll}
      >
        {shown.from > 0 ? (
          <button
            type="button"
            class="link more"
            onClick={() => void load(shown.from - PAGE, Math.min(shown.to, shown.from - PAGE + MOST_SHOWN), true)}
          >
            {say('talk.earlier')}
          </button>
        ) : null}
        <ol start={shown.from + 1}>
          {shown.views.map((view, at) => (
            <Turn
              key={view.index}
              view={view}
              day={dayAt(shown.views, at)}
              marks={byTurn.get(view.index) ?? []}
              side={view.speaker === me ? 'mine' : view.speaker === other ? 'other' : 'else'}
              isSought={view.index === sought.turn && sought.number > 0}
              isNamed={shown.views[at - 1]?.speaker !== view.speaker || dayAt(shown.views, at) !== undefined}
              report={report}
              numbers={numbers}
              wording={wording}
            />
          ))}
        </ol>
        {shown.to < total && shown.views.length > 0 ? (
          <button
            type="button"
            class="link more"
            onClick={() => void load(Math.max(shown.from, shown.to + PAGE - MOST_SHOWN), shown.to + PAGE, true)}
          >
            {say('talk.later')}
          </button>
        ) : null}
      </div>
    </div>
  )
}

function Turn({
  view,
  day,
  marks,
  side,
  isSought,
  isNamed,
  report,
  numbers,
  wording,
}: {
  readonly view: TurnView
  readonly day: string | undefined
  readonly marks: readonly Mark[]
  readonly side: 'mine' | 'other' | 'else'
  readonly isSought: boolean
  readonly isNamed: boolean
  readonly report: Report
  readonly numbers: ReadonlyMap<number, number>
  readonly wording: Readonly<Record<string, string>>
}) {
  const { say } = useView()
  const { index, text, cut, at, attachments, isDeleted, forwardedFrom, events, speaker } = view
  // Findings stand in the order of their strength.
  const findings = [...new Set(marks.map(({ finding }) => finding))].sort((a, b) => a - b)
  const noteOf = (each: number, place?: number) => {
    const finding = report.findings[each]
    if (finding === undefined) return null
    const isOpen = place === 0 && finding.spans[0]?.turn === index && report.outcome !== 'nothing'
    return <Note key={each} finding={finding} number={numbers.get(each)} wording={wording} isOpen={isOpen} />
  }
  return (
    <li class={`turn ${side}${isSought ? ' sought' : ''}`} data-turn={index}>
      {day === undefined ? null : <p class="day">{day}</p>}
      {events.map((event, place) => (
        <p key={place} class="event">
          <bdi>{event}</bdi>
        </p>
      ))}
      <div class="said">
        <div class="bubble">
          {isNamed && speaker !== '' ? (
            <p class="who">
              <bdi>{speaker}</bdi>
              {side === 'mine' ? ` · ${say('talk.you')}` : ''}
            </p>
          ) : null}
          {forwardedFrom === undefined ? null : (
            <p class="aside">
              {say('talk.forwarded')} <bdi>{forwardedFrom}</bdi>
            </p>
          )}
          {isDeleted ? (
            <p class="aside">{say('talk.deleted')}</p>
          ) : (
            <p class="words" dir="auto">
              <MarkedText text={text} marks={marks} />
              {cut > 0 ? <span class="aside"> {say('talk.cut', { count: cut })}</span> : null}
            </p>
          )}
          {attachments > 0 ? <p class="aside">{say('talk.attachments', { count: attachments })}</p> : null}
          <p class="when">
            <span class="turn-number">{index + 1}</span>
            {at === undefined ? '' : ` · ${sayTime(at).slice(11)}`}
          </p>
        </div>
        {findings.length === 0 ? null : (
          <div class="notes">
            {findings.slice(0, MOST_NOTES).map(noteOf)}
            {findings.length > MOST_NOTES ? (
              <details class="more-notes">
                <summary>{say('talk.more-notes', { count: findings.length - MOST_NOTES })}</summary>
                {findings.slice(MOST_NOTES).map((each) => noteOf(each))}
              </details>
            ) : null}
          </div>
        )}
      </div>
    </li>
  )
}

/** The day is named where it changes, and at the top. */
function dayAt(views: readonly TurnView[], at: number): string | undefined {
  const day = views[at]?.at?.slice(0, 10)
  return day !== undefined && day !== views[at - 1]?.at?.slice(0, 10) ? day : undefined
}

function rowOf(list: HTMLElement, turn: number): HTMLElement | null {
  return list.querySelector(`[data-turn="${turn}"]`)
}

function topOf(list: HTMLElement | null): { readonly turn: number; readonly top: number } | undefined {
  if (list === null) return undefined
  const edge = list.getBoundingClientRect().top
  for (const row of list.querySelectorAll<HTMLElement>('[data-turn]')) {
    const { top, bottom } = row.getBoundingClientRect()
    if (bottom > edge) return { turn: Number(row.dataset['turn']), top: top - edge }
  }
  return undefined
}

function groupByTurn(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const groups = new Map<number, Mark[]>()
  for (const mark of marks) {
    const group = groups.get(mark.turn)
    if (group) group.push(mark)
    else groups.set(mark.turn, [mark])
  }
  return groups
}
