import { useState } from 'preact/hooks'
import type { ConversationSummary, Opened } from '../protocol.js'
import { sayNumber, sayProblem, sayTime, type Say } from '../say.js'
import type { Language } from '../state.js'
import { useView } from '../view.js'

/** More rows than a person reads; the search finds the others. */
const MOST_ROWS = 100
const MOST_NAMES = 4

/** Which of several conversations to look at, and what of what was given could not be read. */
export function ChooseConversation({ opened }: { readonly opened: Opened }) {
  const { state, desk, say } = useView()
  const [wanted, setWanted] = useState('')
  const plain = wanted.trim().toLowerCase()
  const all = opened.conversations.map((summary, index) => ({ summary, index }))
  const found =
    plain === ''
      ? all
      : all.filter(({ summary }) =>
          [summary.title ?? '', ...summary.speakers.map(({ name }) => name)].some((name) =>
            name.toLowerCase().includes(plain),
          ),
        )
  return (
    <section class="choose">
      <Back />
      <h1 tabIndex={-1}>{say('choose.title', { count: sayNumber(state.language, all.length) })}</h1>
      <p class="lead">{say('choose.lead')}</p>
      {opened.problems.length === 0 ? null : (
        <details class="notice">
          <summary>{say('choose.problems', { count: opened.problems.length })}</summary>
          <ul>
            {opened.problems.slice(0, MOST_ROWS).map((problem, index) => (
              <li key={index}>{sayProblem(state.language, problem)}</li>
            ))}
          </ul>
        </details>
      )}
      {all.length > 8 ? (
        <p>
          <label class="label" for="search">
            {say('choose.search')}
          </label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </p>
      ) : null}
      <p class="soft" role="status">
        {found.length > MOST_ROWS ? say('choose.more', { shown: MOST_ROWS, count: found.length }) : ''}
      </p>
      <ul class="rows">
        {found.slice(0, MOST_ROWS).map(({ summary, index }) => (
          <li key={index}>
            <button type="button" class="row" onClick={() => void desk.choose(opened, index)}>
              <bdi class="row-name">{summary.title ?? names(summary, say)}</bdi>
              {summary.title === undefined ? null : <bdi class="row-who">{names(summary, say)}</bdi>}
              <span class="row-facts">{facts(summary, say, state.language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One step back on the way; from another screen, to the one with the report. */
export function Back() {
  const { desk, say } = useView()
  return (
    <p class="back">
      <button type="button" class="link" onClick={() => desk.back()}>
        <span aria-hidden="true" class="arrow">
          ←
        </span>{' '}
        {say('shell.back')}
      </button>
    </p>
  )
}

function names({ speakers, speakerCount }: ConversationSummary, say: Say): string {
  const shown = speakers.slice(0, MOST_NAMES).map(({ name }) => name)
  const more = speakerCount - shown.length
  return shown.join(say('choose.join')) + (more > 0 ? ` ${say('choose.others', { count: more })}` : '')
}

function facts({ turns, first, last, voice }: ConversationSummary, say: Say, language: Language): string {
  const count = say(voice === 'conversation' ? 'choose.messages' : 'choose.paragraphs', {
    count: sayNumber(language, turns),
  })
  if (first === undefined || last === undefined) return count
  const from = sayTime(first).slice(0, 10)
  const to = sayTime(last).slice(0, 10)
  return `${count} · ${from === to ? from : say('choose.from-to', { from, to })}`
}
