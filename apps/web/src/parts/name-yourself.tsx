import type { Opened } from '../protocol.js'
import { sayNumber } from '../say.js'
import { useView } from '../view.js'
import { Back } from './choose-conversation.js'

/**
 * Who of those who speak is the person: one tap goes on to the report, also for whoever is none of them or would rather
 * not say. Nothing where the conversation is not open any more.
 */
export function NameYourself({ opened, conversation }: { readonly opened: Opened; readonly conversation: number }) {
  const { state, desk, say } = useView()
  const summary = opened.conversations[conversation]
  if (summary === undefined) return null
  return (
    <section class="choose">
      <Back />
      <h1 tabIndex={-1}>{say('naming.title')}</h1>
      <p class="lead">{say('naming.lead')}</p>
      <ul class="rows">
        {summary.speakers.map(({ name, turns }) => (
          <li key={name}>
            <button type="button" class="row" onClick={() => void desk.look(opened, conversation, name)}>
              <bdi class="row-name">{name}</bdi>
              <span class="row-facts">{say('choose.messages', { count: sayNumber(state.language, turns) })}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="row quiet" onClick={() => void desk.look(opened, conversation, undefined)}>
            <span class="row-name">{say('naming.unknown')}</span>
            <span class="row-facts">{say('naming.unknown-what')}</span>
          </button>
        </li>
      </ul>
      {summary.speakerCount > summary.speakers.length ? (
        <p class="soft">{say('naming.more', { count: summary.speakerCount - summary.speakers.length })}</p>
      ) : null}
    </section>
  )
}
