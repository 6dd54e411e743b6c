import type { Finding } from '@telltale/model'
import { useId, useState } from 'preact/hooks'
import { useView } from '../view.js'

/** Lets the person say that a sign is innocent, and why; the report is then made without its words. */
export function StrikeOut({ finding }: { readonly finding: Finding }) {
  const { desk, say } = useView()
  const id = useId()
  const [reason, setReason] = useState(0)
  const reasons = [...finding.couldAlsoBe, say('strike.other')]
  return (
    <details class="strike">
      <summary>{say('strike.because')}</summary>
      <fieldset>
        <legend>{say('strike.why')}</legend>
        {reasons.map((each, index) => (
          <label key={each} class="choice">
            <input type="radio" name={`${id}-reason`} checked={reason === index} onChange={() => setReason(index)} />{' '}
            {each}
          </label>
        ))}
        <button type="button" class="secondary" onClick={() => void desk.strike(finding.rule, reasons[reason] ?? '')}>
          {say('strike.do')}
        </button>
      </fieldset>
    </details>
  )
}
