import type { Region } from '@telltale/model'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { PostPicture } from './asks.js'
import { Painted } from './painted.js'
import type { Box, ChangeBox } from './post.js'
import { within } from './within.js'

const ZOOMS = [1, 2, 4] as const
/** One press of a key moves by this part of the longer side. */
const STEP = 0.01
/** A hand that only touched the picture did not draw. */
const LEAST_DRAG = 6

/** What a hand on the picture does: draws a new box, moves one, or sizes one. */
interface Dragging {
  readonly what: 'draw' | 'move' | 'size'
  readonly id?: string
  readonly fromX: number
  readonly fromY: number
  readonly region: Region
}

/** The picture with its boxes, which are drawn, moved and sized with mouse, finger or keyboard. */
export function PictureStage({
  picture,
  boxes,
  chosen,
  onChoose,
  onChange,
  onAdd,
}: {
  readonly picture: PostPicture
  readonly boxes: readonly Box[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
  readonly onChange: ChangeBox
  readonly onAdd: (region: Region) => void
}) {
  const { say } = useView()
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1)
  const [byFinger, setByFinger] = useState(false)
  const [dragging, setDragging] = useState<Dragging | undefined>(undefined)
  const drawing = useRef<SVGSVGElement>(null)
  const { width, height, image } = picture
  const step = Math.max(1, Math.round(Math.max(width, height) * STEP))

  useEffect(() => {
    // A box that was just added is where the keyboard goes on.
    if (chosen?.startsWith('own ') === true && dragging === undefined)
      drawing.current?.querySelector<SVGElement>(`[data-box="${chosen}"]`)?.focus({ preventScroll: true })
  }, [chosen])

  const place = ({ clientX, clientY }: PointerEvent): { readonly x: number; readonly y: number } => {
    const { left, top, width: wide, height: high } = drawing.current?.getBoundingClientRect() ?? new DOMRect()
    return { x: ((clientX - left) / Math.max(1, wide)) * width, y: ((clientY - top) / Math.max(1, high)) * height }
  }
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.pointerType === 'touch' && !byFinger)) return
    const target = event.target instanceof Element ? event.target : undefined
    const id = target?.closest<SVGElement>('[data-box]')?.dataset['box']
    const box = boxes.find((each) => each.id === id)
    const { x, y } = place(event)
    event.preventDefault()
    drawing.current?.setPointerCapture(event.pointerId)
    onChoose(box?.id)
    setDragging(
      box === undefined
        ? { what: 'draw', fromX: x, fromY: y, region: { x, y, width: 0, height: 0 } }
        : {
            what: target?.classList.contains('handle') === true ? 'size' : 'move',
            id: box.id,
            fromX: x,
            fromY: y,
            region: box,
          },
    )
  }
  const dragged = (event: PointerEvent): Region | undefined => {
    if (dragging === undefined) return undefined
    const { what, fromX, fromY, region } = dragging
    const { x, y } = place(event)
    if (what === 'draw')
      return { x: Math.min(x, fromX), y: Math.min(y, fromY), width: Math.abs(x - fromX), height: Math.abs(y - fromY) }
    if (what === 'move') return { ...region, x: region.x + x - fromX, y: region.y + y - fromY }
    return { ...region, width: region.width + x - fromX, height: region.height + y - fromY }
  }
  const onMove = (event: PointerEvent): void => {
    const region = dragged(event)
    if (dragging === undefined || region === undefined) return
    if (dragging.id === undefined) setDragging({ ...dragging, region })
    else {
      const { x, y, width: wide, height: high } = region
      onChange(dragging.id, () => ({ x, y, width: wide, height: high }))
    }
  }
  const onUp = (event: PointerEvent): void => {
    const region = dragged(event)
    setDragging(undefined)
    if (dragging?.what !== 'draw' || region === undefined) return
    const least = (LEAST_DRAG * width) / Math.max(1, drawing.current?.getBoundingClientRect().width ?? width)
    if (region.width >= least && region.height >= least) onAdd(region)
  }
  const onKey = (event: KeyboardEvent, box: Box): void => {
    const [dx = 0, dy = 0] = ARROWS[event.key] ?? []
    if (dx !== 0 || dy !== 0) {
      const by = event.altKey ? 1 : step
      const isSizing = event.shiftKey
      onChange(box.id, ({ x, y, width: wide, height: high }) =>
        isSizing ? { width: wide + dx * by, height: high + dy * by } : { x: x + dx * by, y: y + dy * by },
      )
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onChange(box.id, undefined)
      drawing.current?.closest('section')?.querySelector<HTMLElement>('.add-box')?.focus()
    } else if (event.key === ' ' || event.key === 'Enter')
      onChange(box.id, ({ isCovered }) => ({ isCovered: !isCovered }))
    else return
    event.preventDefault()
  }

  const drawn = dragging?.what === 'draw' ? within(dragging.region, picture) : undefined
  const handle = Math.max(width, height) / (24 * zoom)
  return (
    <>
      <p class="buttons stage-tools">
        {ZOOMS.map((each) => (
          <button key={each} type="button" class="tool" aria-pressed={zoom === each} onClick={() => setZoom(each)}>
            {say('post.stage.zoom', { times: each })}
          </button>
        ))}
        <button type="button" class="tool touch-only" aria-pressed={byFinger} onClick={() => setByFinger(!byFinger)}>
          {say('post.stage.finger')}
        </button>
      </p>
      <div class="post-stage" tabIndex={0} role="group" aria-label={say('post.file.before')}>
        <div class={`post-stage-inside zoom-${String(zoom)}`}>
          <Painted image={image} label={say('post.stage.picture', { width, height })} />
          <svg
            ref={drawing}
            class={byFinger ? 'by-finger' : ''}
            viewBox={`0 0 ${String(width)} ${String(height)}`}
            role="group"
            aria-label={say('post.stage.boxes')}
            onPointerDown={onDown}
            onPointerMove={onMove}
            onPointerUp={onUp}
            onPointerCancel={() => setDragging(undefined)}
          >
            {boxes.map((box, index) => (
              <g
                key={box.id}
                data-box={box.id}
                class={`box ${box.isCovered ? 'covered' : 'open'}${box.id === chosen ? ' chosen' : ''}`}
                tabIndex={0}
                role="button"
                aria-pressed={box.isCovered}
                aria-label={say('post.stage.box', {
                  number: index + 1,
                  what: box.label ?? say('post.stage.own'),
                  x: box.x,
                  y: box.y,
                  width: box.width,
                  height: box.height,
                })}
                onFocus={() => onChoose(box.id)}
                onKeyDown={(event) => onKey(event, box)}
              >
                <rect x={box.x} y={box.y} width={box.width} height={box.height} />
                {box.id === chosen ? (
                  <rect
                    class="handle"
                    x={box.x + box.width - handle / 2}
                    y={box.y + box.height - handle / 2}
                    width={handle}
                    height={handle}
                  />
                ) : null}
              </g>
            ))}
            {drawn === undefined ? null : (
              <rect class="drawn" x={drawn.x} y={drawn.y} width={drawn.width} height={drawn.height} />
            )}
          </svg>
        </div>
      </div>
      <p class="note">{say('post.stage.keys')}</p>
    </>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
