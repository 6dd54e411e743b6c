import { useView } from '../view.js'
import { useWay } from './way.js'

/** Stands above every step: one step back, and the way to help at once. */
export function Top({ onBack }: { readonly onBack: () => void }) {
  const { say } = useView()
  const [way, setWay] = useWay()
  return (
    <p class="way-top">
      <button type="button" class="plain back-one" onClick={onBack}>
        <span aria-hidden="true" class="arrow">
          ←
        </span>{' '}
        {say('wayout.back')}
      </button>
      {way.at === 'danger' ? null : (
        <button
          type="button"
          class="plain danger-now"
          onClick={() => setWay({ ...way, at: 'danger', before: way.at, answers: { ...way.answers, danger: 'yes' } })}
        >
          {say('wayout.danger-now')}
        </button>
      )}
    </p>
  )
}
