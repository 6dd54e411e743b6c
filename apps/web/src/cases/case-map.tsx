import { techniqueByCase, textFor } from '@telltale/cases'
import { STAGES } from '@telltale/model'
import { useView } from '../view.js'
import { useOpening } from './kept.js'
import { useOpenLibrary } from './library.js'
import { titleOf } from './say-case.js'

/** Techniques by cases: a table to look over, and the same as lists. */
export function CaseMap() {
  const { say } = useView()
  const open = useOpenLibrary()
  const { library, tell, wording } = open
  const opening = useOpening()
  const told = techniqueByCase(library)
  const groups = [...STAGES, 'person']
    .map((stage) => ({ stage, ids: [...told.keys()].filter((id) => id.startsWith(`${stage}/`)).sort() }))
    .filter(({ ids }) => ids.length > 0)
  const records = [...library.records].sort((a, b) => b.years.from - a.years.from || (a.id < b.id ? -1 : 1))
  return (
    <>
      <p>{say('cases.map-lead')}</p>
      <div class="map-scroll" role="group" aria-label={say('cases.view.map')} tabIndex={0}>
        <table class="map">
          <thead>
            <tr>
              <th scope="col" rowSpan={2} class="corner">
                {tell('label.title')}
              </th>
              {groups.map(({ stage, ids }) => (
                <th key={stage} class="opens" scope="colgroup" colSpan={ids.length}>
                  {tell(`stage.${stage}.name`)}
                </th>
              ))}
            </tr>
            <tr>
              {groups.map(({ ids }) =>
                ids.map((id, index) => (
                  <th key={id} scope="col" class={index === 0 ? 'turned opens' : 'turned'}>
                    <button type="button" class="link" onClick={() => opening('technique', id)}>
                      {titleOf(id, open)}
                    </button>
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => opening('case', record.id)}>
                    {textFor(record.title, wording)}
                  </button>
                </th>
                {groups.map(({ ids }) =>
                  ids.map((id, index) => {
                    const isTold = told.get(id)?.includes(record.id) === true
                    return (
                      <td key={id} class={index === 0 ? 'opens' : undefined}>
                        {isTold ? <i role="img" aria-label={say('cases.told')} /> : null}
                      </td>
                    )
                  }),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section class="part" aria-labelledby="map-lists">
        <h2 id="map-lists">{say('cases.map-lists')}</h2>
        {groups.map(({ stage, ids }) => (
          <details key={stage}>
            <summary>{tell(`stage.${stage}.name`)}</summary>
            <ul class="map-list">
              {ids.map((id) => (
                <li key={id}>
                  <button type="button" class="link" onClick={() => opening('technique', id)}>
                    {titleOf(id, open)}
                  </button>
                  {tell('colon')}
                  {records
                    .filter((record) => told.get(id)?.includes(record.id))
                    .map((record) => textFor(record.title, wording))
                    .join(tell('join-clauses'))}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  )
}
