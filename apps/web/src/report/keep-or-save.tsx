import { useState } from 'preact/hooks'
import { useView } from '../view.js'

const SHORTEST = 10

/** A report as a file, on paper, or kept on the device under a passphrase; and closing it for good. */
export function KeepOrSave({ onPrint }: { readonly onPrint: () => void }) {
  const { desk, say } = useView()
  return (
    <section class="part keep" aria-labelledby="keep-heading">
      <h2 id="keep-heading">{say('keep.title')}</h2>
      <p class="soft">{say('keep.nothing-kept')}</p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => void desk.download('html')}>
          {say('keep.html')}
        </button>
        <button type="button" class="secondary" onClick={() => void desk.download('html', true)}>
          {say('keep.masked')}
        </button>
        <button type="button" class="secondary" onClick={() => void desk.download('json')}>
          {say('keep.json')}
        </button>
        <button type="button" class="secondary" onClick={onPrint}>
          {say('keep.print')}
        </button>
      </div>
      <KeepHere />
      <p>
        <button type="button" class="secondary" onClick={() => desk.forget()}>
          {say('keep.forget')}
        </button>
      </p>
    </section>
  )
}

function KeepHere() {
  const { desk, say } = useView()
  const [passphrase, setPassphrase] = useState('')
  const [said, setSaid] = useState('')
  return (
    <details class="keep-here">
      <summary>{say('keep.here')}</summary>
      <p>{say('keep.here-what')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if ([...passphrase].length < SHORTEST) {
            setSaid(say('keep.too-short', { count: SHORTEST }))
            return
          }
          setSaid(say('keep.working'))
          void desk.keep(passphrase).then((isKept) => {
            setPassphrase('')
            setSaid(isKept ? say('keep.kept') : '')
          })
        }}
      >
        <label class="label" for="passphrase">
          {say('keep.passphrase')}
        </label>
        <input
          id="passphrase"
          type="password"
          autocomplete="new-password"
          value={passphrase}
          aria-describedby="passphrase-said"
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        <button type="submit" class="secondary">
          {say('keep.do')}
        </button>
        <p id="passphrase-said" role="status" class="soft">
          {said}
        </p>
      </form>
    </details>
  )
}
