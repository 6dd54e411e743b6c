import type { ExposureFinding, ExposurePlace } from '@telltale/model'
import { useView } from '../view.js'
import type { PostLooked } from './asks.js'

/** Of so many places of one finding the rest is counted. */
const MOST_PLACES = 6

/** What was found, each with the exact words, what a stranger learns from it, and when it is harmless. */
export function FindingList({
  findings,
  looked: { wording, report },
}: {
  readonly findings: readonly ExposureFinding[]
  readonly looked: PostLooked
}) {
  const { say } = useView()
  return (
    <ul class="rows">
      {findings.map(({ rule, kind, level, title, learns, uses, couldAlsoBe, places }) => (
        <li key={rule} class={`card finding level-${level}`} data-rule={rule}>
          <h3>{title}</h3>
          <p class="note">
            {[wording[`label.level.${level}`], wording[`label.kind.${kind}`]].filter(Boolean).join(' · ')}
          </p>
          <ul class="quotes">
            {places.slice(0, MOST_PLACES).map((place, index) => (
              <li key={index}>
                <Place place={place} where={whereOf(place, wording)} name={report.items[place.item]?.name} />
              </li>
            ))}
            {places.length > MOST_PLACES ? (
              <li>{say('post.more-places', { count: places.length - MOST_PLACES })}</li>
            ) : null}
          </ul>
          <p>{learns}</p>
          {uses === undefined ? null : <p>{uses}</p>}
          {couldAlsoBe.length === 0 ? null : (
            <details>
              <summary>{say('post.could-also-be')}</summary>
              <ul>
                {couldAlsoBe.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Place({
  place: { before, quote, after, label },
  where,
  name,
}: {
  readonly place: ExposurePlace
  readonly where: string
  readonly name: string | undefined
}) {
  return (
    <>
      {quote === undefined ? null : (
        <bdi class="quote">
          {before}
          <mark>{quote}</mark>
          {after}
        </bdi>
      )}{' '}
      <span class="note">
        {where}
        {label === undefined ? '' : ` · ${label}`}
        {name === undefined ? null : (
          <>
            {' · '}
            <bdi>{name}</bdi>
          </>
        )}
      </span>
    </>
  )
}

function whereOf({ where, sign }: ExposurePlace, wording: Readonly<Record<string, string>>): string {
  return (sign === undefined ? undefined : wording[`label.sign.${sign}`]) ?? wording[`label.where.${where}`] ?? ''
}
