import {
  accountsToCompare,
  compareAccounts,
  joinWords,
  textFor,
  type CaseRecord,
  type CaseSource,
  type Claim,
} from '@telltale/cases'
import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import { useOpenLibrary } from './library.js'

/**
 * Two accounts of one case, claim by claim; where there are more, one chooses which two. Nothing where there are not two
 * that can be compared.
 */
export function AccountsBeside({ record }: { readonly record: CaseRecord }) {
  const { say } = useView()
  const { tell, wording } = useOpenLibrary()
  const [chosen, setChosen] = useState(accountsToCompare(record))
  const compared = chosen === undefined ? undefined : compareAccounts(record, ...chosen)
  if (chosen === undefined || compared === undefined) return null
  const { first, second, sameOrigins, both, onlyFirst, onlySecond, firstDisputes, secondDisputes, elsewhere, neither } =
    compared
  const isContested = ({ id }: Claim): boolean =>
    [...firstDisputes, ...secondDisputes].some(({ claim }) => claim.id === id)
  const groups: readonly (readonly [name: string, claims: readonly Claim[]])[] = [
    [say('cases.contested'), record.claims.filter(isContested)],
    [tell('compare.both'), both],
    [tell('compare.only-first'), onlyFirst],
    [tell('compare.only-second'), onlySecond],
    [tell('compare.elsewhere'), elsewhere],
  ]
  const select = (which: 0 | 1) => (
    <p>
      <label class="label" for={`account-${which}`}>
        {tell(which === 0 ? 'compare.first' : 'compare.second')}
      </label>
      <select
        id={`account-${which}`}
        value={chosen[which]}
        onChange={({ currentTarget: { value } }) => setChosen(which === 0 ? [value, chosen[1]] : [chosen[0], value])}
      >
        {record.sources.map(({ id, publisher }) => (
          <option key={id} value={id} disabled={id === chosen[which === 0 ? 1 : 0]}>
            {publisher}
          </option>
        ))}
      </select>
    </p>
  )
  return (
    <>
      {record.sources.length > 2 ? (
        <div class="case-search two">
          {select(0)}
          {select(1)}
        </div>
      ) : null}
      <p>
        {sameOrigins.length === 0
          ? tell('compare.no-origin')
          : tell('compare.one-origin', {
              who: joinWords(
                sameOrigins.map(({ who }) => textFor(who, wording)),
                wording,
              ),
            })}
      </p>
      <table class="beside">
        <thead>
          <tr>
            <th scope="col">{say('cases.claim')}</th>
            <th scope="col">
              <bdi>{first.publisher}</bdi>
            </th>
            <th scope="col">
              <bdi>{second.publisher}</bdi>
            </th>
          </tr>
        </thead>
        {groups.map(([name, claims]) =>
          claims.length === 0 ? null : (
            <tbody key={name}>
              <tr class="beside-group">
                <th scope="rowgroup" colSpan={3}>
                  {name}
                </th>
              </tr>
              {claims.map((claim) => (
                <tr key={claim.id}>
                  <th scope="row">
                    <span class="number">{record.claims.indexOf(claim) + 1}</span> {textFor(claim.says, wording)}
                  </th>
                  <td>
                    <Stances claim={claim} source={first} />
                  </td>
                  <td>
                    <Stances claim={claim} source={second} />
                  </td>
                </tr>
              ))}
            </tbody>
          ),
        )}
      </table>
      {neither.length === 0 ? null : (
        <p>
          {tell('compare.neither')}
          {tell('colon')}
          {joinWords([...new Set(neither.map(({ what }) => tell(`gap.${what}`)))], wording)}
        </p>
      )}
    </>
  )
}

function Stances({ claim, source }: { readonly claim: Claim; readonly source: CaseSource }) {
  const { tell, wording } = useOpenLibrary()
  const stances = claim.stances.filter((each) => each.source === source.id)
  if (stances.length === 0) return <span class="soft">{tell('stance.silent')}</span>
  return (
    <>
      {stances.map(({ stance, note }, index) => (
        <p key={index} class={`stance ${stance}`}>
          <strong>{tell(`stance.${stance}`)}</strong>
          {note === undefined ? null : (
            <>
              <br />
              {textFor(note, wording)}
            </>
          )}
        </p>
      ))}
    </>
  )
}
