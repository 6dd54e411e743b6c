import { filterCases, similarCases, type CaseFilter, type CaseRecord } from '@telltale/cases'
import { KINDS, STAGES } from '@telltale/model'
import { useMemo } from 'preact/hooks'
import { useView } from '../view.js'
import { CaseRow } from './case-row.js'
import { NO_SEARCH, useCaseSearch, type CaseSearch } from './kept.js'
import { useOpenLibrary } from './library.js'
import { gradeOf, isAmong, plain, titleOf, wordsOf } from './say-case.js'

const MOST_ALIKE = 3

/** All cases, newest first, to be searched and narrowed down; before them those that went like what is open. */
export function CaseList() {
  const { say, state } = useView()
  const open = useOpenLibrary()
  const { library, tell, language } = open
  const { records } = library
  const [search, setSearch] = useCaseSearch()
  const change = (part: Partial<CaseSearch>): void => setSearch({ ...search, ...part })

  const words = useMemo(() => new Map(records.map((record) => [record.id, wordsOf(record, open)])), [records, language])
  const found = useMemo(() => {
    const wanted = plain(search.words).split(' ').filter(Boolean)
    return newestFirst(filterCases(library, filterOf(search))).filter((record) =>
      wanted.every((word) => isAmong(word, words.get(record.id) ?? '')),
    )
  }, [library, search, words])

  const choices = useMemo(() => {
    const distinct = (list: readonly string[]): readonly string[] => [...new Set(list)].sort()
    return {
      stage: STAGES.map((stage) => [stage, tell(`stage.${stage}.name`)] as const),
      kind: KINDS.filter((kind) => records.some((record) => record.kind === kind)).map(
        (kind) => [kind, tell(`kind.${kind}.name`)] as const,
      ),
      country: distinct(records.flatMap(({ countries: { alleging, alleged } }) => [...alleging, ...alleged]))
        .map((code) => [code, tell(`country.${code}`)] as const)
        .sort(([, a], [, b]) => a.localeCompare(b, language)),
      year: distinct(records.flatMap(({ years: { from, to } }) => [String(from), String(to ?? from)]))
        .toReversed()
        .map((year) => [year, year] as const),
      grade: distinct(records.map(gradeOf)).map((grade) => [grade, say('cases.or-better', { grade })] as const),
    }
  }, [records, language])

  const report = state.step.is === 'report' ? state.step.shown.report : undefined
  const alike = useMemo(
    () => (report === undefined ? [] : similarCases(report, library, MOST_ALIKE)),
    [report, library],
  )
  return (
    <>
      {alike.length === 0 ? null : (
        <section class="alike" aria-labelledby="alike">
          <h2 id="alike">{say('cases.alike')}</h2>
          <p class="note">{tell('similar.note')}</p>
          <ul class="rows">
            {alike.map(({ record, stages }) => (
              <CaseRow key={record.id} record={record}>
                <span class="row-facts">
                  {tell('similar.same')}
                  {tell('colon')}
                  {stages
                    .flatMap(({ shared }) => shared)
                    .map((id) => titleOf(id, open))
                    .join(tell('join-clauses'))}
                </span>
              </CaseRow>
            ))}
          </ul>
        </section>
      )}
      <form class="case-search" role="search" onSubmit={(event) => event.preventDefault()}>
        <p class="case-words">
          <label class="label" for="case-words">
            {say('cases.search')}
          </label>
          <input
            id="case-words"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={search.words}
            onInput={(event) => change({ words: event.currentTarget.value })}
          />
        </p>
        {(['stage', 'kind', 'country', 'year', 'grade'] as const).map((by) => (
          <p key={by}>
            <label class="label" for={`case-${by}`}>
              {say(`cases.by.${by}`)}
            </label>
            <select
              id={`case-${by}`}
              value={search[by]}
              onChange={(event) => change({ [by]: event.currentTarget.value })}
            >
              <option value="">{say('cases.any')}</option>
              {choices[by].map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </p>
        ))}
        <p>
          <button type="button" class="secondary" onClick={() => setSearch(NO_SEARCH)}>
            {say('cases.reset')}
          </button>
        </p>
      </form>
      <p class="soft" role="status">
        {found.length === 0
          ? tell('list.none')
          : tell(found.length === 1 ? 'list.count-one' : 'list.count', { count: found.length })}
      </p>
      <ul class="rows">
        {found.map((record) => (
          <CaseRow key={record.id} record={record} />
        ))}
      </ul>
    </>
  )
}

/** A year or grade of the choices is always one. */
function filterOf({ stage, kind, country, year, grade }: CaseSearch): CaseFilter {
  return {
    ...(stage === '' ? {} : { stage }),
    ...(kind === '' ? {} : { kind }),
    ...(country === '' ? {} : { country }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(grade === '' ? {} : { grade }),
  }
}

function newestFirst(records: readonly CaseRecord[]): readonly CaseRecord[] {
  return [...records].sort(
    (a, b) => (b.years.to ?? b.years.from) - (a.years.to ?? a.years.from) || (a.id < b.id ? -1 : 1),
  )
}
