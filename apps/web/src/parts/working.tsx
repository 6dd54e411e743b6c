import { sayNumber } from '../say.js'
import type { Work } from '../state.js'
import { useView } from '../view.js'

/** Work that takes a while: how far it is, and how to stop it. */
export function Working({ work }: { readonly work: Work }) {
  const { state, say, desk } = useView()
  const { doing, done, total } = work
  const isCounted = doing === 'looking' && total > 0 && done > 0
  return (
    <section class="working">
      <h1 tabIndex={-1}>{say(`working.${doing}`)}</h1>
      <progress aria-label={say(`working.${doing}`)} {...(isCounted ? { max: total, value: done } : {})} />
      <p class="soft">
        {isCounted
          ? say('working.so-far', { done: sayNumber(state.language, done), total: sayNumber(state.language, total) })
          : say('working.here')}
      </p>
      <button type="button" class="secondary" onClick={() => desk.stop()}>
        {say('working.stop')}
      </button>
    </section>
  )
}
