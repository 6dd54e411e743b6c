import { useEffect, useRef } from 'preact/hooks'
import { useView } from '../view.js'

/** Work of this screen that takes a while: how far it is, and how to stop it. Nothing while there is none. */
export function UnderWay() {
  const { state, desk, say } = useView()
  const { work } = state
  const stop = useRef<HTMLButtonElement>(null)
  // What began it cannot be pressed meanwhile, so the keyboard would have nothing to hold on to.
  useEffect(() => stop.current?.focus(), [])
  if (work === undefined) return null
  const { doing, done, total } = work
  const label = say(`working.${doing}`)
  const isCounted = total > 0 && done > 0 && done <= total
  return (
    <div class="under-way">
      <p role="status">{label}</p>
      <progress aria-label={label} {...(isCounted ? { max: total, value: done } : {})} />
      <p class="soft">{say('working.here')}</p>
      <button ref={stop} type="button" class="secondary" onClick={() => desk.stop()}>
        {say('working.stop')}
      </button>
    </div>
  )
}
