import { weighPassphrase } from '@telltale/seal'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { Refusal, Sealed } from './asks.js'
import { FilesChoice } from './files-choice.js'
import { KeysField } from './keys-field.js'
import { neutralName } from './neutral-name.js'
import { offerFile } from './offer-file.js'
import { Top } from './top.js'
import { UnderWay } from './under-way.js'
import { useAsked } from './use-guide.js'
import { useWay } from './way.js'
import { WordsOrKeys } from './words-or-keys.js'

const FACTS = ['inside', 'list', 'here', 'not-safety'] as const

type Held = Extract<Sealed, { readonly is: 'sealed' }>

/** Puts what is open, and files beside it, into one container that only who has the key can open. */
export function SealView() {
  const { state, desk, say } = useView()
  const [way, setWay] = useWay()
  const { question } = useAsked(way)
  const [files, setFiles] = useState<readonly File[]>([])
  const [by, setBy] = useState<'passphrase' | 'keys'>('passphrase')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [recipients, setRecipients] = useState('')
  const [said, setSaid] = useState('')
  const [why, setWhy] = useState<Refusal | undefined>(undefined)
  const [held, setHeld] = useState<{ readonly sealed: Held; readonly name: string } | undefined>(undefined)
  const isWorking = state.work?.doing === 'sealing'
  const weight = weighPassphrase(passphrase)
  const keys = recipients.split(/\s+/u).filter((each) => each !== '')

  const missing =
    by === 'keys'
      ? keys.length === 0
        ? 'wayout.seal.no-keys'
        : undefined
      : passphrase === ''
        ? 'wayout.seal.no-passphrase'
        : passphrase === again
          ? undefined
          : 'wayout.seal.differ'

  const seal = async (): Promise<void> => {
    setWhy(undefined)
    setSaid('')
    if (missing !== undefined) {
      setSaid(say(missing))
      return
    }
    const name = neutralName()
    const answer = await desk.ask('seal', {
      ...(question === undefined ? {} : { question }),
      files,
      key: by === 'passphrase' ? { passphrase } : { recipients: keys },
      language: state.language,
      name,
    })
    if (answer === undefined) setSaid(say('wayout.seal.stopped'))
    else if (answer.is === 'refused') setWhy(answer.why)
    else {
      // It is needed no more, and should not stand in a page that somebody may look over.
      setPassphrase('')
      setAgain('')
      setHeld({ sealed: answer, name })
    }
  }

  return (
    <>
      <Top onBack={() => setWay({ ...way, at: way.before === 'plan' ? 'plan' : 'welcome' })} />
      <h1 tabIndex={-1}>{say('wayout.seal.title')}</h1>
      <p class="lead">{say('wayout.seal.lead')}</p>
      {held === undefined ? (
        <>
          <ul>
            {FACTS.map((each) => (
              <li key={each}>{say(`wayout.seal.fact.${each}`)}</li>
            ))}
          </ul>
          <form
            class="card"
            onSubmit={(event) => {
              event.preventDefault()
              void seal()
            }}
          >
            <fieldset disabled={isWorking}>
              <legend class="hidden-input">{say('wayout.seal.title')}</legend>
              <p>{say(question === undefined ? 'wayout.seal.nothing-open' : 'wayout.seal.what-is-open')}</p>
              <FilesChoice id="seal-files" label={say('wayout.seal.add')} files={files} onChoose={setFiles} />
              <WordsOrKeys
                name="seal-by"
                label={say('wayout.key.closed-with')}
                by={by}
                keysLabel={say('wayout.key.recipients')}
                onChange={setBy}
              />
              {by === 'passphrase' ? (
                <>
                  <label class="label" for="seal-passphrase">
                    {say('wayout.key.passphrase')}
                  </label>
                  <input
                    id="seal-passphrase"
                    type="password"
                    autocomplete="new-password"
                    value={passphrase}
                    aria-describedby="seal-weight"
                    onInput={(event) => setPassphrase(event.currentTarget.value)}
                  />
                  <p id="seal-weight" class="soft weight" role="status">
                    {say(`wayout.seal.weight.${weight}`)}
                  </p>
                  <label class="label" for="seal-again">
                    {say('wayout.seal.again')}
                  </label>
                  <input
                    id="seal-again"
                    type="password"
                    autocomplete="new-password"
                    value={again}
                    onInput={(event) => setAgain(event.currentTarget.value)}
                  />
                </>
              ) : (
                <KeysField
                  id="seal-keys"
                  label={say('wayout.seal.recipients')}
                  value={recipients}
                  onChange={setRecipients}
                />
              )}
              <p>
                <button type="submit" class="primary">
                  {say('wayout.seal.do')}
                </button>
              </p>
            </fieldset>
            {isWorking ? <UnderWay /> : null}
            <p role="alert" class="outcome-said">
              {why === undefined ? said : say(`wayout.refused.${why}`)}
            </p>
          </form>
        </>
      ) : (
        <Done held={held.sealed} name={held.name} onAnew={() => setHeld(undefined)} />
      )}
    </>
  )
}

function Done({ held, name, onAnew }: { readonly held: Held; readonly name: string; readonly onAnew: () => void }) {
  const { say } = useView()
  const { container, request, digest, says } = held
  const heading = useRef<HTMLHeadingElement>(null)
  // That it is done is read out.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="card sealed" aria-labelledby="sealed-heading">
      <h2 id="sealed-heading" ref={heading} tabIndex={-1}>
        {say('wayout.seal.sealed')}
      </h2>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => offerFile(container, `${name}.age`)}>
          {say('wayout.seal.save')}
        </button>
        <button type="button" class="secondary" onClick={() => offerFile(request, `${name}.tsq`)}>
          {say('wayout.seal.request')}
        </button>
        <button type="button" class="secondary" onClick={() => offerFile(digest, `${name}.ots-digest`)}>
          {say('wayout.seal.digest')}
        </button>
      </p>
      <ul>
        {says.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p class="note only-here">{say('wayout.save.where')}</p>
      <p>
        <button type="button" class="secondary" onClick={onAnew}>
          {say('wayout.seal.anew')}
        </button>
      </p>
    </section>
  )
}
