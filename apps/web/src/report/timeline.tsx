import { STAGES, type Report } from '@telltale/model'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Stretch } from '../protocol.js'
import { sayNumber, sayTime } from '../say.js'
import { useView } from '../view.js'
import type { Mark } from './mark.js'

const BARS = 120
const WIDTH = 1000
const BARS_HEIGHT = 56
const LANE = 22
/** The fewest messages that the timeline shows at once. */
const CLOSEST = 8
/** More places than this are not listed one by one; the timeline itself shows all. */
const MOST_LISTED = 200

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * The whole conversation as one line: how much was said where, and in which stage the signs lie. It can be brought
 * closer and moved along, by hand and by keys; the list under it says the same in words.
 */
export function Timeline({
  total,
  marks,
  report,
  onShow,
}: {
  readonly total: number
  readonly marks: readonly Mark[]
  readonly report: Report
  readonly onShow: (turn: number, finding?: number) => void
}) {
  const { desk, say, state } = useView()
  const [range, setRange] = useState<Range>({ from: 0, to: total })
  const [stretch, setStretch] = useState<Stretch | undefined>(undefined)
  const drawing = useRef<SVGSVGElement>(null)
  /** Where each finger or the mouse is, in pixels, and what was shown when the last of them came down. */
  const held = useRef<{ readonly at: Map<number, number>; start: readonly number[]; range: Range; isMoved: boolean }>({
    at: new Map(),
    start: [],
    range,
    isMoved: false,
  })
  const lanes = useMemo(
    () => ([...STAGES, 'heard', 'person'] as const).filter((stage) => marks.some((mark) => mark.stage === stage)),
    [marks],
  )
  const names = new Map<string, string>([
    ...report.stages.map(({ stage, name }) => [stage, name] as const),
    ['heard', say('timeline.not-named')],
    ['person', say('timeline.you')],
  ])
  const { from, to } = range
  const size = to - from

  useEffect(() => {
    let isWanted = true
    desk.stretch(from, to, BARS).then(
      (next) => {
        if (isWanted) setStretch(next)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [desk, from, to])

  const move = (next: Range): void => {
    const length = Math.min(total, Math.max(Math.min(CLOSEST, total), Math.round(next.to - next.from)))
    const start = Math.round(Math.min(total - length, Math.max(0, next.from)))
    setRange({ from: start, to: start + length })
  }
  const zoom = (factor: number, at = 0.5): void => {
    const length = Math.min(total, Math.max(CLOSEST, size * factor))
    const start = from + (size - length) * at
    move({ from: start, to: start + length })
  }
  const shift = (by: number): void => move({ from: from + size * by, to: to + size * by })

  const xOf = (turn: number): number => ((turn + 0.5 - from) / Math.max(1, size)) * WIDTH
  const shareAt = (clientX: number): number => {
    const box = drawing.current?.getBoundingClientRect()
    return box === undefined || box.width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - box.left) / box.width))
  }
  const visible = marks.filter(({ turn }) => turn >= from && turn < to)
  const nearest = (share: number): Mark | undefined => {
    const wanted = from + share * size
    return visible.reduce<Mark | undefined>(
      (best, mark) => (best === undefined || Math.abs(mark.turn - wanted) < Math.abs(best.turn - wanted) ? mark : best),
      undefined,
    )
  }
  const most = Math.max(1, ...(stretch?.bars ?? []).map(([other, rest]) => other + rest))
  const height = BARS_HEIGHT + lanes.length * LANE + 4

  return (
    <div class="timeline">
      <div class="timeline-tools" role="group" aria-label={say('timeline.tools')}>
        <button
          type="button"
          class="tool"
          disabled={from === 0}
          aria-label={say('timeline.earlier')}
          onClick={() => shift(-0.5)}
        >
          <span aria-hidden="true">◀</span>
        </button>
        <button
          type="button"
          class="tool"
          disabled={size <= CLOSEST}
          aria-label={say('timeline.closer')}
          onClick={() => zoom(0.5)}
        >
          <span aria-hidden="true">+</span>
        </button>
        <button
          type="button"
          class="tool"
          disabled={size >= total}
          aria-label={say('timeline.farther')}
          onClick={() => zoom(2)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <button
          type="button"
          class="tool"
          disabled={to === total}
          aria-label={say('timeline.later')}
          onClick={() => shift(0.5)}
        >
          <span aria-hidden="true">▶</span>
        </button>
        <p class="soft" role="status">
          {say('timeline.range', {
            from: sayNumber(state.language, from + 1),
            to: sayNumber(state.language, to),
            total: sayNumber(state.language, total),
          })}
        </p>
      </div>
      <div class="timeline-body">
        <div class="lane-names" aria-hidden="true">
          {lanes.map((lane) => (
            <span key={lane}>{names.get(lane)}</span>
          ))}
        </div>
        <svg
          ref={drawing}
          class="timeline-drawing"
          viewBox={`0 0 ${WIDTH} ${height}`}
          height={height}
          preserveAspectRatio="none"
          role="img"
          tabIndex={0}
          aria-label={say('timeline.label', { count: marks.length, total: sayNumber(state.language, total) })}
          onKeyDown={(event) => {
            const act = KEYS[event.key]
            if (act === undefined) return
            event.preventDefault()
            if (act === 'closer') zoom(0.5)
            else if (act === 'farther') zoom(2)
            else if (act === 'whole') move({ from: 0, to: total })
            else shift(act === 'earlier' ? -0.25 : 0.25)
          }}
          onWheel={(event) => {
            // Without a key, the wheel scrolls the page as everywhere; pinching on a trackpad comes with the key.
            if (!event.ctrlKey) return
            event.preventDefault()
            zoom(event.deltaY > 0 ? 1.25 : 0.8, shareAt(event.clientX))
          }}
          onPointerDown={(event) => {
            const { current } = held
            current.at.set(event.pointerId, event.clientX)
            current.start = [...current.at.values()]
            current.range = range
            current.isMoved = current.at.size > 1
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => {
            const { current } = held
            if (!current.at.has(event.pointerId)) return
            current.at.set(event.pointerId, event.clientX)
            const [first = 0, second] = current.at.values()
            const [start = 0, otherStart] = current.start
            if (Math.abs(first - start) > 6) current.isMoved = true
            if (!current.isMoved) return
            const before = current.range
            const length = before.to - before.from
            if (second === undefined || otherStart === undefined) {
              const by = -(shareAt(first) - shareAt(start)) * length
              move({ from: before.from + by, to: before.to + by })
              return
            }
            // Two fingers: what was between them stays between them.
            const wide = Math.max(12, Math.abs(second - first))
            const next = length * (Math.max(12, Math.abs(otherStart - start)) / wide)
            const middle = before.from + length * shareAt((start + otherStart) / 2)
            const at = next * shareAt((first + second) / 2)
            move({ from: middle - at, to: middle - at + next })
          }}
          onPointerUp={(event) => {
            const { current } = held
            current.at.delete(event.pointerId)
            if (current.isMoved) {
              current.start = [...current.at.values()]
              current.range = range
              return
            }
            const mark = nearest(shareAt(event.clientX))
            if (mark !== undefined) onShow(mark.turn, mark.finding)
          }}
          onPointerCancel={(event) => held.current.at.delete(event.pointerId)}
        >
          {(stretch?.bars ?? []).map(([other, rest], index, bars) => {
            const width = WIDTH / bars.length
            const high = ((other + rest) / most) * (BARS_HEIGHT - 6)
            const share = other + rest === 0 ? 0 : other / (other + rest)
            return (
              <g key={index}>
                <rect
                  class="bar-rest"
                  x={index * width}
                  width={width * 0.8}
                  y={BARS_HEIGHT - high}
                  height={high * (1 - share)}
                />
                <rect
                  class="bar-other"
                  x={index * width}
                  width={width * 0.8}
                  y={BARS_HEIGHT - high * share}
                  height={high * share}
                />
              </g>
            )
          })}
          {lanes.map((lane, index) => (
            <line
              key={lane}
              class="lane"
              x1="0"
              x2={WIDTH}
              y1={BARS_HEIGHT + index * LANE + LANE / 2}
              y2={BARS_HEIGHT + index * LANE + LANE / 2}
            />
          ))}
          {visible.map(({ turn, start, finding, stage }) => (
            <line
              key={`${turn} ${start} ${finding}`}
              class={stage === 'person' ? 'sign own' : 'sign'}
              x1={xOf(turn)}
              x2={xOf(turn)}
              y1={BARS_HEIGHT + lanes.indexOf(stage) * LANE + 4}
              y2={BARS_HEIGHT + lanes.indexOf(stage) * LANE + LANE - 4}
            />
          ))}
        </svg>
      </div>
      <p class="ends soft">
        <span>
          {stretch?.first === undefined ? say('timeline.message', { number: from + 1 }) : sayTime(stretch.first)}
        </span>
        <span>{stretch?.last === undefined ? say('timeline.message', { number: to }) : sayTime(stretch.last)}</span>
      </p>
      <p class="legend soft">
        <span class="swatch bar-other-swatch" aria-hidden="true" /> {say('timeline.other')}
        <span class="swatch bar-rest-swatch" aria-hidden="true" /> {say('timeline.rest')}
        <span class="swatch sign-swatch" aria-hidden="true" /> {say('timeline.sign')}
      </p>
      <details class="as-list">
        <summary>{say('timeline.as-list')}</summary>
        <ol>
          {marks.slice(0, MOST_LISTED).map(({ turn, start, finding, stage }) => {
            const found = report.findings[finding]
            const at = found?.spans.find((span) => span.turn === turn)?.at
            return (
              <li key={`${turn} ${start} ${finding}`}>
                <button type="button" class="link" onClick={() => onShow(turn, finding)}>
                  {say('timeline.message', { number: turn + 1 })}
                </button>
                {at === undefined ? '' : ` · ${sayTime(at)}`} · {names.get(stage)} · {found?.title}
              </li>
            )
          })}
        </ol>
        {marks.length > MOST_LISTED ? (
          <p class="soft">{say('timeline.more', { count: marks.length - MOST_LISTED })}</p>
        ) : null}
      </details>
    </div>
  )
}

const KEYS: Readonly<Record<string, 'earlier' | 'later' | 'closer' | 'farther' | 'whole'>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'closer',
  ArrowDown: 'farther',
  '+': 'closer',
  '-': 'farther',
  Home: 'whole',
}
