import {
  gradeClaim,
  joinWords,
  layOutCase,
  similarCases,
  textFor,
  type CaseLine,
  type CaseQuote,
  type CaseRecord,
  type Claim,
} from '@telltale/cases'
import type { ComponentChildren } from 'preact'
import { useView } from '../view.js'
import { AccountsBeside } from './accounts-beside.js'
import { useOpening } from './kept.js'
import { useOpenLibrary } from './library.js'
import { gradeOf, sayCountries, sayGrade, sayYears, titleOf } from './say-case.js'

/** Before and after the parts that have a form of their own: sections that are shown as they are laid out. */
const FIRST = ['gaps', 'reply'] as const
const THEN = [
  'people',
  'lure',
  'channels',
  'asks',
  'payments',
  'leverage',
  'outcome',
  'sentence',
  'recommended',
] as const
const LAST = ['origins', 'corrections'] as const

/** One case: what happened as told, how far each claim is borne out, who disputes it, and what nobody gives. */
export function CaseView({ record }: { readonly record: CaseRecord }) {
  const { say } = useView()
  const open = useOpenLibrary()
  const { library, tell, wording } = open
  const { sections } = layOutCase(record, { wording, techniques: library.techniques })
  const laid = (ids: readonly string[]) =>
    ids.map((id) => {
      const section = sections.find((each) => each.id === id)
      return section === undefined ? null : (
        <Part key={id} id={id} heading={section.heading}>
          <Lines lines={section.lines} />
        </Part>
      )
    })
  const { alleging, alleged } = record.countries
  const grade = gradeOf(record)
  const facts: readonly (readonly [key: string, value: ComponentChildren])[] = [
    ['kind', tell(`kind.${record.kind}.name`)],
    ['years', sayYears(record)],
    ['countries', sayCountries(alleging, open)],
    ['alleged', alleged.length === 0 ? tell('label.nobody-alleged') : sayCountries(alleged, open)],
    ['status', tell(`status.${record.status}`)],
    [
      'grade',
      <>
        <span class="grade">{grade}</span> {sayGrade(grade, open, say)}
        {tell('aside', { text: tell('label.grade-case') })}
      </>,
    ],
  ]
  return (
    <article class="case-view">
      <h1 tabIndex={-1}>{textFor(record.title, wording)}</h1>
      <dl class="case-dl">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{tell(`label.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="lead">{textFor(record.summary, wording)}</p>
      <p class="notice">{say(`cases.status-note.${record.status}`)}</p>
      <Alike record={record} />
      <Part id="stages" heading={tell('label.stages')}>
        <Stages record={record} />
      </Part>
      <Part id="claims" heading={tell('label.claims')}>
        <p class="note">{say('cases.claims-note')}</p>
        {record.claims.map((claim, index) => (
          <ClaimView key={claim.id} record={record} claim={claim} number={index + 1} />
        ))}
      </Part>
      {record.sources.length < 2 ? null : (
        <Part id="beside" heading={say('cases.beside')}>
          <AccountsBeside key={record.id} record={record} />
        </Part>
      )}
      {laid(FIRST)}
      {laid(THEN)}
      {record.did === undefined || record.did.length === 0 ? null : (
        <Part id="did" heading={tell('label.did')}>
          <ul>
            {record.did.map((id) => (
              <li key={id}>
                <TechniqueLink id={id}>{tell(id.replace('person/', 'did.'))}</TechniqueLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part id="sources" heading={tell('label.sources')}>
        <Sources record={record} />
      </Part>
      {laid(LAST)}
    </article>
  )
}

function Part({
  id,
  heading,
  children,
}: {
  readonly id: string
  readonly heading: string
  readonly children: ComponentChildren
}) {
  return (
    <section class="part" aria-labelledby={`case-${id}`}>
      <h2 id={`case-${id}`}>{heading}</h2>
      {children}
    </section>
  )
}

/** The case beside the conversation that is open, stage by stage; nothing where none is or they share too little. */
function Alike({ record }: { readonly record: CaseRecord }) {
  const { state, say } = useView()
  const open = useOpenLibrary()
  const { library, tell } = open
  if (state.step.is !== 'report') return null
  const alike = similarCases(state.step.shown.report, library, library.records.length).find(
    (each) => each.record.id === record.id,
  )
  if (alike === undefined) return null
  const named = (key: string, ids: readonly string[]) =>
    ids.length === 0 ? null : (
      <span class="line">
        {tell(key)}
        {tell('colon')}
        {ids.map((id) => titleOf(id, open)).join(tell('join-clauses'))}
      </span>
    )
  return (
    <Part id="alike" heading={say('cases.beside-yours')}>
      <p class="note">{tell('similar.note')}</p>
      <ul>
        {alike.stages.map(({ stage, here, there, shared }) => (
          <li key={stage}>
            <strong>{tell(`stage.${stage}.name`)}</strong>
            {named('similar.same', shared)}
            {named(
              'similar.only-here',
              here.filter((id) => !shared.includes(id)),
            )}
            {named(
              'similar.only-there',
              there.filter((id) => !shared.includes(id)),
            )}
            {here.length + there.length === 0 ? <span class="line">{tell('similar.stage-only')}</span> : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Stages({ record }: { readonly record: CaseRecord }) {
  const open = useOpenLibrary()
  const { tell, wording } = open
  return (
    <ol class="case-stages">
      {record.stages.map(({ stage, techniques, told, claims }, index) => (
        <li key={index}>
          <h3>{tell(`stage.${stage}.name`)}</h3>
          <p>{textFor(told, wording)}</p>
          {techniques.length === 0 ? null : (
            <ul class="case-techniques">
              {techniques.map((id) => (
                <li key={id}>
                  <TechniqueLink id={id}>{titleOf(id, open)}</TechniqueLink>
                </li>
              ))}
            </ul>
          )}
          <RestsOn record={record} ids={claims} />
        </li>
      ))}
    </ol>
  )
}

function TechniqueLink({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  const opening = useOpening()
  return (
    <button type="button" class="link" onClick={() => opening('technique', id)}>
      {children}
    </button>
  )
}

function RestsOn({ record, ids }: { readonly record: CaseRecord; readonly ids: readonly string[] }) {
  const { say } = useView()
  const { wording } = useOpenLibrary()
  const claims = record.claims.filter(({ id }) => ids.includes(id))
  if (claims.length === 0) return null
  return (
    <p class="note">
      {say('cases.rests-on')}{' '}
      {claims.map((claim) => {
        const { reliability, credibility } = gradeClaim(record, claim, wording)
        return (
          <span key={claim.id} class="rest">
            {say('cases.claim-number', { number: record.claims.indexOf(claim) + 1 })}{' '}
            <span class="grade">{`${reliability}${credibility}`}</span>{' '}
          </span>
        )
      })}
    </p>
  )
}

function ClaimView({
  record,
  claim,
  number,
}: {
  readonly record: CaseRecord
  readonly claim: Claim
  readonly number: number
}) {
  const { say } = useView()
  const open = useOpenLibrary()
  const { tell, wording } = open
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const publisher = (source: string): string => record.sources.find(({ id }) => id === source)?.publisher ?? source
  const asserting = record.origins.filter(({ id }) => claim.assertedBy.includes(id))
  return (
    <section class="card claim" aria-label={say('cases.claim-number', { number })}>
      <h3>
        <span class="number">{number}</span> {textFor(claim.says, wording)}
      </h3>
      <p>
        <span class="grade">{`${reliability}${credibility}`}</span>{' '}
        <strong>{sayGrade(`${reliability}${credibility}`, open, say)}</strong>
        {tell('stop')} {because}
      </p>
      <p>
        {say('cases.asserted-by', {
          who: joinWords(
            asserting.map(({ who }) => textFor(who, wording)),
            wording,
          ),
        })}
      </p>
      <ul>
        {claim.stances.map(({ source, stance, note, quote }, index) => (
          <li key={index} class={`stance ${stance}`}>
            <bdi>{publisher(source)}</bdi>
            {tell('colon')}
            <strong>{tell(`stance.${stance}`)}</strong>
            {note === undefined ? null : (
              <>
                {tell('stop')} {textFor(note, wording)}
              </>
            )}
            {quote === undefined ? null : <QuoteOf quote={quote} record={record} />}
          </li>
        ))}
      </ul>
      {claim.quotes.length === 0 ? null : (
        <details>
          <summary>{say('cases.quotes', { count: claim.quotes.length })}</summary>
          {claim.quotes.map((quote, index) => (
            <QuoteOf key={index} quote={quote} record={record} />
          ))}
        </details>
      )}
    </section>
  )
}

function QuoteOf({ quote, record }: { readonly quote: CaseQuote; readonly record: CaseRecord }) {
  const { say } = useView()
  const source = record.sources.find(({ id }) => id === quote.source)
  return (
    <figure>
      <blockquote dir="auto" lang={source?.language}>
        <p>{quote.words}</p>
      </blockquote>
      <figcaption>
        <bdi>{source?.publisher ?? quote.source}</bdi>
        {quote.paragraph === undefined ? null : ` · ${say('cases.paragraph', { number: quote.paragraph })}`}
      </figcaption>
    </figure>
  )
}

/** Nothing is called from here: addresses are there to be copied, by those who want to. */
function Sources({ record }: { readonly record: CaseRecord }) {
  const { tell, wording, nameOfLanguage } = useOpenLibrary()
  return (
    <ol class="case-sources">
      {record.sources.map(({ id, publisher, title, date, language, kind, carries, address }) => (
        <li key={id}>
          <strong>
            <bdi>{publisher}</bdi>
          </strong>
          {tell('colon')}
          <bdi lang={language}>{title}</bdi>
          {tell('aside', {
            text: [...(date === undefined ? [] : [date]), nameOfLanguage(language), tell(`source-kind.${kind}`)].join(
              tell('join'),
            ),
          })}
          <br />
          <span class="note">
            {tell('label.carries', {
              who: joinWords(
                record.origins.filter((origin) => carries.includes(origin.id)).map(({ who }) => textFor(who, wording)),
                wording,
              ),
            })}
          </span>
          <br />
          <span class="address">{address}</span>
        </li>
      ))}
    </ol>
  )
}

function Lines({ lines }: { readonly lines: readonly CaseLine[] }) {
  const line = ({ label, text, below = [] }: CaseLine) => (
    <>
      {label === undefined ? null : <strong>{label} </strong>}
      {text}
      {below.map((each) => (
        <span key={each} class="line note">
          {each}
        </span>
      ))}
    </>
  )
  const [only] = lines
  if (only !== undefined && lines.length === 1) return <p>{line(only)}</p>
  return (
    <ul>
      {lines.map((each, index) => (
        <li key={index}>{line(each)}</li>
      ))}
    </ul>
  )
}
