import { useEffect, useRef } from 'preact/hooks'
import { useView } from '../view.js'
import type { Guide } from './asks.js'
import { ContactLines } from './contact-lines.js'
import { CountryChoice } from './country-choice.js'
import { Source } from './source.js'
import { Top } from './top.js'
import { useWay } from './way.js'
import { withoutAnswer } from './without-answer.js'

/** For somebody who is in danger now: what to do first, whom to call, and nothing before it. */
export function DangerNow({ guide }: { readonly guide: Guide }) {
  const { say } = useView()
  const [way, setWay] = useWay()
  const { answers, asked } = way
  const { plan, words, countries } = guide
  const [step] = plan.steps
  const emergency = plan.channels.find(({ kind }) => kind === 'emergency')
  const back = (): void => {
    const given = withoutAnswer(answers, 'danger')
    setWay({ ...way, at: way.before, answers: given, asked: asked.filter((each) => each !== 'danger') })
  }
  const numbers = useRef<HTMLDivElement>(null)
  const hasChosen = useRef(false)
  useEffect(() => {
    // On a small screen or in large letters the number would come to stand where nobody looks. The focus stays where it
    // is: whoever goes through the countries by keyboard is not at the end of it yet.
    if (hasChosen.current) numbers.current?.scrollIntoView({ block: 'nearest' })
  }, [guide])
  const setCountry = (code: string): void => {
    hasChosen.current = true
    const rest = withoutAnswer(answers, 'country')
    setWay({ ...way, answers: code === '' ? rest : { ...rest, country: code } })
  }
  return (
    <>
      <Top onBack={back} />
      <div class="card pattern urgent">
        <h1 tabIndex={-1}>{step?.title ?? ''}</h1>
        <p class="lead">{step?.text ?? ''}</p>
      </div>
      <CountryChoice
        id="where"
        label={say('wayout.danger.where')}
        countries={countries}
        value={answers.country ?? ''}
        onChoose={setCountry}
      />
      <div ref={numbers} role="status" class="numbers">
        {emergency === undefined ? (
          answers.country === undefined ? null : (
            <p>{say('wayout.danger.no-number')}</p>
          )
        ) : (
          <>
            <h2>{emergency.heading}</h2>
            <ul class="rows">
              {emergency.channels.map(({ id, name, countryName, contact, note, source }) => (
                <li key={id} class="card">
                  <h3>{countryName === '' ? name : say('wayout.channel-of', { name, country: countryName })}</h3>
                  <ContactLines contact={contact} words={words} canCall />
                  {note === undefined ? null : <p>{note}</p>}
                  <details>
                    <summary class="note">{say('wayout.danger.source')}</summary>
                    <Source source={source} words={words} />
                  </details>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {step === undefined || step.also.length === 0 ? null : (
        <div class="card pattern urgent">
          {step.also.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
      )}
      <p class="buttons">
        <button type="button" class="primary" onClick={() => setWay({ ...way, at: 'plan', before: 'danger' })}>
          {say('wayout.danger.plan')}
        </button>
        <button type="button" class="secondary" onClick={() => setWay({ ...way, at: 'asking' })}>
          {say('wayout.danger.questions')}
        </button>
      </p>
    </>
  )
}
