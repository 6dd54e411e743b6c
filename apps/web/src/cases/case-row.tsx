import { textFor, type CaseRecord } from '@telltale/cases'
import type { ComponentChildren } from 'preact'
import { useView } from '../view.js'
import { useOpening } from './kept.js'
import { useOpenLibrary } from './library.js'
import { gradeOf, sayCountries, sayGrade, sayYears } from './say-case.js'

/** One case in a list: what it is about, when, of which kind, who says so, what came of it, and its grade. */
export function CaseRow({ record, children }: { readonly record: CaseRecord; readonly children?: ComponentChildren }) {
  const { say } = useView()
  const open = useOpenLibrary()
  const opening = useOpening()
  const { tell, wording } = open
  const { id, kind, countries, status } = record
  const grade = gradeOf(record)
  return (
    <li>
      <button type="button" class="row" onClick={() => opening('case', id)}>
        <span class="row-name">{textFor(record.title, wording)}</span>
        <span class="row-facts case-facts">
          <span class="grade" title={sayGrade(grade, open, say)}>
            {grade}
          </span>
          <span>{sayYears(record)}</span>
          <span>{tell(`kind.${kind}.name`)}</span>
          <span>
            {tell('label.countries')}
            {tell('colon')}
            {sayCountries(countries.alleging, open)}
          </span>
          <span>{tell(`status.${status}`)}</span>
        </span>
        {children}
      </button>
    </li>
  )
}
