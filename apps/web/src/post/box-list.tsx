import { useView } from '../view.js'
import type { Box, ChangeBox } from './post.js'

/** What a button does to a box: by so many tenths of its own size. */
const MOVES = {
  left: (box: Box) => ({ x: box.x - stepOf(box) }),
  right: (box: Box) => ({ x: box.x + stepOf(box) }),
  up: (box: Box) => ({ y: box.y - stepOf(box) }),
  down: (box: Box) => ({ y: box.y + stepOf(box) }),
  wider: (box: Box) => ({ width: box.width + stepOf(box) }),
  narrower: (box: Box) => ({ width: box.width - stepOf(box) }),
  taller: (box: Box) => ({ height: box.height + stepOf(box) }),
  shorter: (box: Box) => ({ height: box.height - stepOf(box) }),
} as const

function stepOf({ width, height }: Box): number {
  return Math.max(2, Math.round(Math.max(width, height) / 8))
}

/** The boxes as a list: each with what is in it, whether it is covered, and buttons for whoever cannot draw. */
export function BoxList({
  boxes,
  chosen,
  onChoose,
  onChange,
  onAdd,
}: {
  readonly boxes: readonly Box[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly onChange: ChangeBox
  readonly onAdd: () => void
}) {
  const { say } = useView()
  return (
    <div class="boxes">
      {boxes.length === 0 ? <p class="soft">{say('post.boxes.none')}</p> : null}
      <ul class="chosen">
        {boxes.map((box, index) => {
          const what = box.label ?? say('post.stage.own')
          const number = index + 1
          return (
            <li key={box.id} class={box.id === chosen ? 'is-chosen' : ''}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={box.isCovered}
                  onChange={(event) => {
                    const isCovered = event.currentTarget.checked
                    onChange(box.id, () => ({ isCovered }))
                  }}
                />
                <span>{say('post.boxes.cover', { number, what })}</span>
              </label>
              <details
                onToggle={(event) => {
                  if (event.currentTarget.open) onChoose(box.id)
                }}
              >
                <summary>{say('post.boxes.move', { number })}</summary>
                <p class="buttons">
                  {(Object.keys(MOVES) as (keyof typeof MOVES)[]).map((move) => (
                    <button key={move} type="button" class="tool" onClick={() => onChange(box.id, MOVES[move])}>
                      {say(`post.boxes.${move}`)}
                    </button>
                  ))}
                  <button type="button" class="tool" onClick={() => onChange(box.id, undefined)}>
                    {say('post.boxes.remove', { number })}
                  </button>
                </p>
              </details>
            </li>
          )
        })}
      </ul>
      <button type="button" class="secondary add-box" onClick={onAdd}>
        {say('post.boxes.add')}
      </button>
    </div>
  )
}
