import { useEffect, useRef, useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { OpenedSealed, Refusal } from './asks.js'
import { FilesChoice } from './files-choice.js'
import { KeysField } from './keys-field.js'
import { neutralName } from './neutral-name.js'
import { offerFile } from './offer-file.js'
import { Top } from './top.js'
import { UnderWay } from './under-way.js'
import { useWay } from './way.js'
import { WordsOrKeys } from './words-or-keys.js'

type Opened = Extract<OpenedSealed, { readonly is: 'opened' }>

const PROOF = /\.(?:tsr|tsq|ots|pem|crt|cer)$/iu

/** Opens a container, and says in words what it proves and what it does not. */
export function OpenSealed() {
  const { state, desk, say } = useView()
  const [way, setWay] = useWay()
  const [files, setFiles] = useState<readonly File[]>([])
  const [by, setBy] = useState<'passphrase' | 'keys'>('passphrase')
  const [passphrase, setPassphrase] = useState('')
  const [identities, setIdentities] = useState('')
  const [said, setSaid] = useState('')
  const [why, setWhy] = useState<Refusal | undefined>(undefined)
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const isWorking = state.work?.doing === 'opening'
  const container = files.find(({ name }) => !PROOF.test(name))

  const open = async (): Promise<void> => {
    setWhy(undefined)
    setSaid('')
    if (container === undefined) {
      setSaid(say('wayout.open.no-file'))
      return
    }
    const keys = identities.match(/AGE-SECRET-KEY-\S+/giu) ?? []
    if (by === 'passphrase' ? passphrase === '' : keys.length === 0) {
      setSaid(say('wayout.open.no-key'))
      return
    }
    const answer = await desk.ask('openSealed', {
      container,
      proofs: files.filter((file) => file !== container),
      key: by === 'passphrase' ? { passphrase } : { identities: keys },
      language: state.language,
    })
    setPassphrase('')
    setIdentities('')
    if (answer === undefined) setSaid(say('wayout.open.stopped'))
    else if (answer.is === 'refused') setWhy(answer.why)
    else setOpened(answer)
  }

  return (
    <>
      <Top onBack={() => setWay({ ...way, at: 'welcome' })} />
      <h1 tabIndex={-1}>{say('wayout.open.title')}</h1>
      <p class="lead">{say('wayout.open.lead')}</p>
      {opened === undefined ? (
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <fieldset disabled={isWorking}>
            <legend class="hidden-input">{say('wayout.open.title')}</legend>
            <FilesChoice id="sealed-files" label={say('wayout.open.choose')} files={files} onChoose={setFiles} />
            <p class="note">{say('wayout.open.proofs')}</p>
            <WordsOrKeys
              name="open-by"
              label={say('wayout.key.opened-with')}
              by={by}
              keysLabel={say('wayout.key.identities')}
              onChange={setBy}
            />
            {by === 'passphrase' ? (
              <>
                <label class="label" for="sealed-passphrase">
                  {say('wayout.key.passphrase')}
                </label>
                <input
                  id="sealed-passphrase"
                  type="password"
                  autocomplete="off"
                  value={passphrase}
                  onInput={(event) => setPassphrase(event.currentTarget.value)}
                />
              </>
            ) : (
              <KeysField
                id="sealed-keys"
                label={say('wayout.open.identities')}
                value={identities}
                onChange={setIdentities}
              />
            )}
            <p>
              <button type="submit" class="primary">
                {say('wayout.open.do')}
              </button>
            </p>
          </fieldset>
          {isWorking ? <UnderWay /> : null}
          <p role="alert" class="outcome-said">
            {why === undefined ? said : say(`wayout.refused.${why}`)}
          </p>
        </form>
      ) : (
        <Shown opened={opened} onAnew={() => setOpened(undefined)} />
      )}
    </>
  )
}

function Shown({ opened, onAnew }: { readonly opened: Opened; readonly onAnew: () => void }) {
  const { desk, say } = useView()
  const { isWhole, title, sections, files, request } = opened
  const heading = useRef<HTMLHeadingElement>(null)
  // What came of it is read out.
  useEffect(() => heading.current?.focus(), [])
  const originals = files.filter(({ path }) => path.startsWith('originals/'))
  return (
    <>
      <section class={isWhole ? 'card nothing verdict' : 'card caution warned verdict'} aria-labelledby="shows">
        <h2 id="shows" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {sections.map(({ heading, lines }) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <ul>
              {lines.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section aria-labelledby="inside">
        <h2 id="inside">{say('wayout.open.inside')}</h2>
        <p class="note">{say('wayout.open.not-sealed-then')}</p>
        {originals.length === 0 ? null : (
          <p>
            <button
              type="button"
              class="primary"
              onClick={() => void desk.openFiles(originals.map(({ path, blob }) => new File([blob], lastOf(path))))}
            >
              {say('wayout.open.check')}
            </button>
          </p>
        )}
        <ul class="chosen">
          {files.map(({ path, blob }) => (
            <li key={path}>
              <bdi>{path}</bdi>{' '}
              <button
                type="button"
                class="link"
                aria-label={say('wayout.open.save-named', { name: path })}
                onClick={() => offerFile(blob, lastOf(path))}
              >
                {say('wayout.open.save')}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p class="buttons">
        {request === undefined ? null : (
          <button type="button" class="secondary" onClick={() => offerFile(request, `${neutralName()}.tsq`)}>
            {say('wayout.seal.request')}
          </button>
        )}
        <button type="button" class="secondary" onClick={onAnew}>
          {say('wayout.open.anew')}
        </button>
      </p>
    </>
  )
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
