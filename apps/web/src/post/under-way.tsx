import { useEffect, useRef } from 'preact/hooks'
import { useView } from '../view.js'

/** Work of this screen that takes a while: how far it is, and how to stop it. */
export function PostUnderWay() {
  const { state, desk, say } = useView()
  const stop = useRef<HTMLButtonElement>(null)
  // What began it cannot be pressed meanwhile, so the keyboard would have nothing to hold on to.
  useEffect(() => stop.current?.focus(), [])
  const { doing, done, total } = state.work ?? { doing: 'examining', done: 0, total: 0 }
  const label = say(`working.${doing}`)
  return (
    <div class="under-way">
      <p role="status">{label}</p>
      <progress aria-label={label} {...(total > 0 && done > 0 ? { max: total, value: Math.min(done, total) } : {})} />
      <p class="soft">{say('working.here')}</p>
      <button ref={stop} type="button" class="secondary" onClick={() => desk.stop()}>
        {say('working.stop')}
      </button>
    </div>
  )
}
