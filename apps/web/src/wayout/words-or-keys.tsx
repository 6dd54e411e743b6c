import { useView } from '../view.js'

/** Whether a container is closed or opened by a passphrase or by keys of the age format. */
export function WordsOrKeys({
  name,
  label,
  by,
  keysLabel,
  onChange,
}: {
  readonly name: string
  readonly label: string
  readonly by: 'passphrase' | 'keys'
  readonly keysLabel: string
  readonly onChange: (by: 'passphrase' | 'keys') => void
}) {
  const { say } = useView()
  return (
    <fieldset class="ticks">
      <legend class="label">{label}</legend>
      {(['passphrase', 'keys'] as const).map((each) => (
        <label key={each} class="tick">
          <input type="radio" name={name} checked={by === each} onChange={() => onChange(each)} />
          <span>{each === 'keys' ? keysLabel : say('wayout.key.passphrase')}</span>
        </label>
      ))}
    </fieldset>
  )
}
