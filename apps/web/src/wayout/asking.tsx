import type { Answers } from '@telltale/wayout'
import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { AskedQuestion, Guide } from './asks.js'
import { CountryChoice } from './country-choice.js'
import { Top } from './top.js'
import { useWay } from './way.js'
import { withoutAnswer } from './without-answer.js'

type Value = string | readonly string[]

const MOST_WORDS = 20_000

/** One question at a time. Each may be skipped, each says why it is asked, and one can go back. */
export function Asking({ guide, isCurrent }: { readonly guide: Guide; readonly isCurrent: boolean }) {
  const { say } = useView()
  const [way, setWay] = useWay()
  const { answers, asked, skipped, was } = way
  const [question] = guide.open
  if (question === undefined) return <h1 tabIndex={-1}>…</h1>
  const { id } = question

  const answer = (value: Value): void => {
    const given: Answers = { ...answers, [id]: value }
    const isDanger = id === 'danger' && value === 'yes'
    setWay({ ...way, answers: given, asked: [...asked, id], ...(isDanger ? { at: 'danger', before: 'asking' } : {}) })
  }
  const skip = (): void => setWay({ ...way, skipped: [...skipped, id], asked: [...asked, id] })
  const back = (): void => {
    const last = asked.at(-1)
    if (last === undefined) {
      setWay({ ...way, at: 'welcome' })
      return
    }
    const before = answers[last]
    setWay({
      ...way,
      answers: withoutAnswer(answers, last),
      asked: asked.slice(0, -1),
      skipped: skipped.filter((each) => each !== last),
      was: before === undefined ? was : { ...was, [last]: before },
    })
  }

  return (
    <>
      <Top onBack={back} />
      <p class="note count">
        {say('wayout.ask.count', { number: asked.length + 1, most: asked.length + guide.open.length })}
      </p>
      <h1 tabIndex={-1}>{question.ask}</h1>
      <p class="soft why">{say('wayout.ask.why', { why: question.why })}</p>
      <fieldset class="question" disabled={!isCurrent}>
        <legend class="hidden-input">{question.ask}</legend>
        <AnswerTo key={id} question={question} was={was[id]} countries={guide.countries} onAnswer={answer} />
        <p class="buttons">
          <button type="button" class="secondary" onClick={skip}>
            {say('wayout.ask.skip')}
          </button>
          <button type="button" class="link" onClick={() => setWay({ ...way, at: 'plan', before: 'asking' })}>
            {say('wayout.ask.enough')}
          </button>
        </p>
      </fieldset>
    </>
  )
}

function AnswerTo({
  question,
  was,
  countries,
  onAnswer,
}: {
  readonly question: AskedQuestion
  readonly was: Value | undefined
  readonly countries: Guide['countries']
  readonly onAnswer: (value: Value) => void
}) {
  const { say } = useView()
  const [values, setValues] = useState<readonly string[]>(typeof was === 'object' ? was : [])
  const [text, setText] = useState(typeof was === 'string' ? was : '')
  const { kind, options, seen } = question
  if (kind === 'choice')
    return (
      <ul class="options">
        {options.map(({ value, label }) => (
          <li key={value}>
            <button type="button" class="option" aria-pressed={was === value} onClick={() => onAnswer(value)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    )
  if (kind === 'choices') {
    const suggested = options.filter(({ value }) => seen.includes(value))
    return (
      <>
        {suggested.length === 0 ? null : (
          <p class="seen-in">
            {say('wayout.ask.seen')}{' '}
            <button
              type="button"
              class="link"
              onClick={() => setValues(options.flatMap(({ value }) => (seen.includes(value) ? [value] : [])))}
            >
              {say('wayout.ask.take')}
            </button>
          </p>
        )}
        <ul class="options">
          {options.map(({ value, label }) => (
            <li key={value}>
              <label class="option">
                <input
                  type="checkbox"
                  checked={values.includes(value)}
                  onChange={(event) =>
                    setValues(
                      event.currentTarget.checked ? [...values, value] : values.filter((each) => each !== value),
                    )
                  }
                />
                <span>
                  {label}
                  {seen.includes(value) ? <span class="note"> {say('wayout.ask.suggested')}</span> : null}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p>
          <button type="button" class="primary" onClick={() => onAnswer(values)}>
            {say(values.length === 0 ? 'wayout.ask.none' : 'wayout.ask.next')}
          </button>
        </p>
      </>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onAnswer(text)
      }}
    >
      {kind === 'country' ? (
        <CountryChoice
          id="country"
          label={say('wayout.country.label')}
          countries={countries}
          value={text}
          onChoose={setText}
        />
      ) : (
        <>
          <label class="label" for="words">
            {say('wayout.ask.words')}
          </label>
          <textarea
            id="words"
            rows={6}
            maxLength={MOST_WORDS}
            value={text}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </>
      )}
      <p>
        <button type="submit" class="primary" disabled={text.trim() === ''}>
          {say('wayout.ask.next')}
        </button>
      </p>
    </form>
  )
}
