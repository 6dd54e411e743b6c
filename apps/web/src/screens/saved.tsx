import { useRef, useState } from 'preact/hooks'
import { sayNumber, sayTime } from '../say.js'
import type { ScreenPart } from '../screens.js'
import en from '../texts/saved/en.yaml'
import zh from '../texts/saved/zh.yaml'
import { useView } from '../view.js'

/** Stands for all that is kept; no id is like it. */
const EVERYTHING = '*'

/** The Saved screen with its sentences, as it is fetched when it is first looked at. */
export const screen: ScreenPart = { View: Saved, texts: { en, zh } }

/** What is kept on the device under a passphrase: open it again, or wipe it. */
function Saved() {
  const { state, desk, say } = useView()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [passphrase, setPassphrase] = useState('')
  const [said, setSaid] = useState('')
  const [doubted, setDoubted] = useState<string | undefined>(undefined)
  const [wiped, setWiped] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const wipe = async (id?: string): Promise<void> => {
    setDoubted(undefined)
    setWiped('')
    if (!(await desk.wipe(id))) return
    // What was pressed is gone with it.
    heading.current?.focus()
    setWiped(say(id === undefined ? 'saved.wiped-all' : 'saved.wiped'))
  }
  return (
    <div class="saved-screen">
      <h1 ref={heading} tabIndex={-1}>
        {say('saved.title')}
      </h1>
      <p role="status" class="said">
        {wiped}
      </p>
      {state.saved.length === 0 ? (
        <>
          <p class="lead">{say('saved.none')}</p>
          <p>{say('saved.how')}</p>
        </>
      ) : (
        <>
          <p class="lead">{say('saved.lead')}</p>
          <ul class="rows">
            {state.saved.map(({ id, savedAt, size }) => (
              <li key={id} class="saved">
                <p class="row-name">{say('saved.entry', { day: sayTime(savedAt) })}</p>
                <p class="row-facts">
                  {say('saved.size', { size: sayNumber(state.language, Math.ceil(size / 1024)) })}
                </p>
                <p class="buttons">
                  <button
                    type="button"
                    class="secondary"
                    aria-expanded={chosen === id}
                    onClick={() => setChosen(chosen === id ? undefined : id)}
                  >
                    {say('saved.open')}
                  </button>
                  <WipeButton what={say('saved.wipe')} of={id} doubted={doubted} onDoubt={setDoubted} />
                </p>
                {doubted === id ? <Doubt sure={say('saved.wipe-sure')} onSure={() => void wipe(id)} /> : null}
                {chosen === id ? (
                  <form
                    onSubmit={(event) => {
                      event.preventDefault()
                      setSaid(say('keep.working'))
                      void desk.openSaved(id, passphrase).then((isRight) => {
                        setPassphrase('')
                        setSaid(isRight ? '' : say('saved.wrong'))
                      })
                    }}
                  >
                    <label class="label" for="open-passphrase">
                      {say('keep.passphrase')}
                    </label>
                    <input
                      id="open-passphrase"
                      type="password"
                      autocomplete="off"
                      value={passphrase}
                      onInput={(event) => setPassphrase(event.currentTarget.value)}
                    />
                    <button type="submit" class="primary">
                      {say('saved.open-now')}
                    </button>
                    <p role="status" class="soft">
                      {said}
                    </p>
                  </form>
                ) : null}
              </li>
            ))}
          </ul>
          <p>
            <WipeButton what={say('saved.wipe-all')} of={EVERYTHING} doubted={doubted} onDoubt={setDoubted} />
          </p>
          {doubted === EVERYTHING ? <Doubt sure={say('saved.wipe-all-sure')} onSure={() => void wipe()} /> : null}
        </>
      )}
    </div>
  )
}

/** Opens and closes the question whether it is to be wiped: pressing it twice wipes nothing. */
function WipeButton({
  what,
  of,
  doubted,
  onDoubt,
}: {
  readonly what: string
  readonly of: string
  readonly doubted: string | undefined
  readonly onDoubt: (of: string | undefined) => void
}) {
  const isAsked = doubted === of
  return (
    <button type="button" class="secondary" aria-expanded={isAsked} onClick={() => onDoubt(isAsked ? undefined : of)}>
      {what}
    </button>
  )
}

function Doubt({ sure, onSure }: { readonly sure: string; readonly onSure: () => void }) {
  const { say } = useView()
  return (
    <p class="doubt">
      <span>{say('saved.wipe-means')}</span>
      <button type="button" class="primary" onClick={onSure}>
        {sure}
      </button>
    </p>
  )
}
