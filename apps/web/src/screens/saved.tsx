import { useState } from 'preact/hooks'
import { sayNumber, sayTime } from '../say.js'
import type { ScreenPart } from '../screens.js'
import en from '../texts/saved/en.yaml'
import zh from '../texts/saved/zh.yaml'
import { useView } from '../view.js'

export const screen: ScreenPart = { View: Saved, texts: { en, zh } }

/** What is kept on the device under a passphrase: open it again, or wipe it. */
function Saved() {
  const { state, desk, say } = useView()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [passphrase, setPassphrase] = useState('')
  const [said, setSaid] = useState('')
  const [isSure, setSure] = useState(false)
  return (
    <div class="saved-screen">
      <h1 tabIndex={-1}>{say('saved.title')}</h1>
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
                  <button type="button" class="secondary" onClick={() => void desk.wipe(id)}>
                    {say('saved.wipe')}
                  </button>
                </p>
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
            {isSure ? (
              <button
                type="button"
                class="primary"
                onClick={() => {
                  setSure(false)
                  void desk.wipe()
                }}
              >
                {say('saved.wipe-all-sure')}
              </button>
            ) : (
              <button type="button" class="secondary" onClick={() => setSure(true)}>
                {say('saved.wipe-all')}
              </button>
            )}
          </p>
        </>
      )}
    </div>
  )
}
