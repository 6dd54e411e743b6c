import { useView } from '../view.js'
import type { Guide } from './asks.js'

/** A country, from all there are: the ones with help of their own come first. */
export function CountryChoice({
  id,
  label,
  countries,
  value,
  onChoose,
}: {
  readonly id: string
  readonly label: string
  readonly countries: Guide['countries']
  readonly value: string
  readonly onChoose: (code: string) => void
}) {
  const { say } = useView()
  const options = (hasHelp: boolean) =>
    countries
      .filter((each) => each.hasHelp === hasHelp)
      .map(({ code, name }) => (
        <option key={code} value={code} selected={code === value}>
          {name}
        </option>
      ))
  return (
    <>
      <label class="label" for={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{say('wayout.country.choose')}</option>
        <optgroup label={say('wayout.country.with-help')}>{options(true)}</optgroup>
        <optgroup label={say('wayout.country.others')}>{options(false)}</optgroup>
      </select>
    </>
  )
}
