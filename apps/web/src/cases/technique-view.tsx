import { techniqueByCase, textFor } from '@telltale/cases'
import { useView } from '../view.js'
import { CaseRow } from './case-row.js'
import { useOpenLibrary } from './library.js'
import { titleOf } from './say-case.js'

/** What a technique is, why it matters, what else it could be, and the cases that tell of it. */
export function TechniqueView({ id }: { readonly id: string }) {
  const { say } = useView()
  const open = useOpenLibrary()
  const { library, techniques, tell, wording, language } = open
  const technique = Object.hasOwn(techniques, id) ? techniques[id] : undefined
  const told = techniqueByCase(library).get(id) ?? []
  const others = technique?.couldAlsoBe[language] ?? []
  return (
    <article>
      <p class="soft">{tell(`stage.${id.split('/')[0] ?? ''}.name`)}</p>
      <h1 tabIndex={-1}>{titleOf(id, open)}</h1>
      {technique === undefined ? null : <p class="lead">{textFor(technique.why, wording)}</p>}
      {others.length === 0 ? null : (
        <>
          <h2>{say('cases.could-also-be')}</h2>
          <ul>
            {others.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('cases.told-in')}</h2>
      <p class="note">{tell(told.length === 0 ? 'explain.no-case' : 'similar.note')}</p>
      <ul class="rows">
        {library.records
          .filter((record) => told.includes(record.id))
          .map((record) => (
            <CaseRow key={record.id} record={record} />
          ))}
      </ul>
    </article>
  )
}
