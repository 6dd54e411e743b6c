import type { Plan, PlanChannel } from '@telltale/wayout'
import { useView } from '../view.js'
import type { Guide, GuideAsked } from './asks.js'
import { ContactLines } from './contact-lines.js'
import { neutralName } from './neutral-name.js'
import { offerFile } from './offer-file.js'
import { Source } from './source.js'
import { Top } from './top.js'
import { useWay } from './way.js'

/** The plan: cautions and steps first, then whom one can tell, what the law says, and what nobody knows. */
export function PlanView({ guide, asked }: { readonly guide: Guide; readonly asked: GuideAsked }) {
  const { desk, say } = useView()
  const [way, setWay] = useWay()
  const { plan, words, open, isInDanger } = guide
  const save = async (format: 'text' | 'html'): Promise<void> => {
    const text = await desk.ask('writePlan', { ...asked, format })
    if (text !== undefined) offerFile(text, `${neutralName()}.${format === 'html' ? 'html' : 'txt'}`)
  }
  return (
    <>
      <Top onBack={() => setWay({ ...way, at: open.length > 0 && way.before === 'asking' ? 'asking' : 'welcome' })} />
      <h1 tabIndex={-1}>{plan.title}</h1>
      <p class="lead">{plan.lead}</p>
      {/* Life comes before everything that there is to be careful about. */}
      {isInDanger ? <Steps plan={plan} words={words} /> : null}
      <Cautions plan={plan} words={words} />
      {isInDanger ? null : <Steps plan={plan} words={words} />}
      <p class="buttons next-ways">
        <button type="button" class="primary" onClick={() => setWay({ ...way, at: 'draft' })}>
          {say('wayout.plan.draft')}
        </button>
        <button type="button" class="secondary" onClick={() => setWay({ ...way, at: 'seal', before: 'plan' })}>
          {say('wayout.seal-it')}
        </button>
        {open.length > 0 ? (
          <button type="button" class="secondary" onClick={() => setWay({ ...way, at: 'asking' })}>
            {say('wayout.plan.questions', { count: open.length })}
          </button>
        ) : null}
      </p>
      {plan.channels.length === 0 ? null : (
        <section aria-labelledby="channels">
          <h2 id="channels">{words['heading.channels']}</h2>
          {plan.channels.map(({ kind, heading, channels }) => (
            <div key={kind} class="channels">
              <h3>{heading}</h3>
              <ul class="rows">
                {channels.map((channel) => (
                  <Channel key={channel.id} channel={channel} words={words} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {plan.laws.length === 0 ? null : (
        <section aria-labelledby="laws">
          <h2 id="laws">{words['heading.laws']}</h2>
          <p class="note">{plan.notes[0]}</p>
          {plan.laws.map(({ id, article, countryName, says, quote, source }) => (
            <div key={id} class="card">
              <h3>{say('wayout.channel-of', { name: article, country: countryName })}</h3>
              <p>{says}</p>
              {quote === undefined ? null : (
                <figure>
                  <blockquote dir="auto">{quote}</blockquote>
                </figure>
              )}
              <Source source={source} words={words} />
            </div>
          ))}
        </section>
      )}
      {plan.notFound.length === 0 ? null : (
        <section aria-labelledby="not-found">
          <h2 id="not-found">{words['heading.not-found']}</h2>
          <ul>
            {plan.notFound.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="soft" aria-labelledby="notes">
        <h2 id="notes">{words['heading.notes']}</h2>
        {plan.notes.map((each) => (
          <p key={each} class="note">
            {each}
          </p>
        ))}
      </section>
      <p class="buttons">
        <button type="button" class="secondary" onClick={() => void save('text')}>
          {say('wayout.save.text')}
        </button>
        <button type="button" class="secondary" onClick={() => void save('html')}>
          {say('wayout.save.html')}
        </button>
        <button type="button" class="secondary" onClick={() => print()}>
          {say('wayout.save.print')}
        </button>
      </p>
      <p class="note only-here">{say('wayout.save.where')}</p>
    </>
  )
}

function Cautions({ plan, words }: { readonly plan: Plan; readonly words: Guide['words'] }) {
  if (plan.cautions.length === 0) return null
  return (
    <section class="card caution warned" aria-labelledby="cautions">
      <h2 id="cautions">{words['heading.caution']}</h2>
      {plan.cautions.map(({ text, source }) => (
        <div key={text}>
          <p>
            <strong>{text}</strong>
          </p>
          {source === undefined ? null : <Source source={source} words={words} />}
        </div>
      ))}
    </section>
  )
}

function Steps({ plan, words }: { readonly plan: Plan; readonly words: Guide['words'] }) {
  return (
    <section aria-labelledby="steps-heading">
      <h2 id="steps-heading">{words['heading.steps']}</h2>
      <ol class="way-steps">
        {plan.steps.map(({ id, title, text, also, cost }) => (
          <li key={id} class="card">
            <h3>{title}</h3>
            <p>{text}</p>
            {also.map((each) => (
              <p key={each}>{each}</p>
            ))}
            {cost === undefined ? null : <p class="soft">{cost}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Channel({ channel, words }: { readonly channel: PlanChannel; readonly words: Guide['words'] }) {
  const { say } = useView()
  const { countryName, name, contact, answers, hours, languages, anonymous, note, caution, source } = channel
  const facts = [
    ...(answers === undefined ? [] : [answers]),
    ...(hours === undefined ? [] : [(words['channel.hours'] ?? '{hours}').replace('{hours}', hours)]),
    ...(languages === undefined || languages.length === 0
      ? []
      : [(words['channel.languages'] ?? '{languages}').replace('{languages}', languages.join(', '))]),
    ...(anonymous === undefined ? [] : [anonymous]),
    ...(note === undefined ? [] : [note]),
  ]
  return (
    <li class="card channel">
      <h4>{countryName === '' ? name : say('wayout.channel-of', { name, country: countryName })}</h4>
      {caution === undefined ? null : <p class="caution warned">{caution}</p>}
      <ContactLines contact={contact} words={words} />
      {facts.map((each) => (
        <p key={each}>{each}</p>
      ))}
      <Source source={source} words={words} />
    </li>
  )
}
