import { useView } from '../view.js'
import { FIRST_WAY, useWay, type Place } from './way.js'

const PROMISES = ['few', 'skip', 'kept', 'advice'] as const

/** Where the way out begins: help at once, the questions, and what one can do without them. */
export function Welcome() {
  const { state, say } = useView()
  const [way, setWay] = useWay()
  const { asked, answers } = way
  const hasBegun = asked.length > 0
  const hasReport = state.step.is === 'report' || state.resting !== undefined
  const go = (at: Place) => () => setWay({ ...way, at, before: 'welcome' })
  return (
    <>
      <h1 tabIndex={-1}>{say('wayout.title')}</h1>
      <p class="lead">{say('wayout.lead')}</p>
      <p>
        <button
          type="button"
          class="danger-now large"
          onClick={() => setWay({ ...way, at: 'danger', before: 'welcome', answers: { ...answers, danger: 'yes' } })}
        >
          {say('wayout.danger-now')}
        </button>
      </p>
      <section class="card" aria-labelledby="begin">
        <h2 id="begin">{say('wayout.begin')}</h2>
        <ul>
          {PROMISES.map((each) => (
            <li key={each}>{say(`wayout.promise.${each}`)}</li>
          ))}
        </ul>
        <p class="soft">{say(hasReport ? 'wayout.from-report' : 'wayout.from-nothing')}</p>
        <p class="buttons">
          <button type="button" class="primary" onClick={go('asking')}>
            {say(hasBegun ? 'wayout.go-on' : 'wayout.start')}
          </button>
          <button type="button" class="secondary" onClick={go('plan')}>
            {say('wayout.plan-at-once')}
          </button>
          {hasBegun ? (
            <button type="button" class="secondary" onClick={() => setWay(FIRST_WAY)}>
              {say('wayout.anew')}
            </button>
          ) : null}
        </p>
      </section>
      <section class="card" aria-labelledby="evidence">
        <h2 id="evidence">{say('wayout.evidence')}</h2>
        <p>{say('wayout.evidence-what')}</p>
        <p class="buttons">
          <button type="button" class="secondary" onClick={go('seal')}>
            {say('wayout.seal-it')}
          </button>
          <button type="button" class="secondary" onClick={go('open')}>
            {say('wayout.open-it')}
          </button>
        </p>
      </section>
    </>
  )
}
