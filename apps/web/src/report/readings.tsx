import type { Report } from '@telltale/model'
import type { Page } from '@telltale/render'
import { useView } from '../view.js'
import { Blocks, sectionOf, Words } from './blocks.js'

/** So many of the strongest signs are named beside the innocent reading; all of them stand further down. */
const MOST_NAMED = 4

/** The alarm, the innocent reading, and what would settle it: side by side, and none louder than the others. */
export function Readings({
  report,
  page,
  wording,
  onShow,
}: {
  readonly report: Report
  readonly page: Page
  readonly wording: Readonly<Record<string, string>>
  readonly onShow: (turn: number) => void
}) {
  const { say } = useView()
  const { findings, sureness, innocentReading, against, outcome } = report
  const named = findings.filter(({ stage }) => stage !== 'person').slice(0, MOST_NAMED)
  const honest = [...new Set(named.flatMap(({ couldAlsoBe }) => couldAlsoBe.slice(0, 1)))]
  const settle = sectionOf(page, 'settle')
  const first = sectionOf(page, 'findings')?.blocks[0]
  const folded = outcome === 'nothing' && first?.is === 'text' ? first.line : undefined
  return (
    <div class="readings">
      <section class="reading alarm" aria-labelledby="alarm-heading">
        <h2 id="alarm-heading">{say(outcome === 'nothing' ? 'report.looked-twice' : 'report.alarm')}</h2>
        {folded === undefined ? null : (
          <p>
            <Words line={folded} />
          </p>
        )}
        {named.length === 0 ? (
          <p>{wording['label.no-findings']}</p>
        ) : (
          <ul>
            {named.map(({ rule, title }) => (
              <li key={rule}>{title}</li>
            ))}
          </ul>
        )}
        <p class="labelled">
          <span class="label">{wording['label.sureness']}</span> {sureness}
        </p>
      </section>
      <section class="reading innocent" aria-labelledby="innocent-heading">
        <h2 id="innocent-heading">{wording['label.innocent']}</h2>
        <p>{innocentReading}</p>
        {against === undefined || sectionOf(page, 'against') === undefined ? null : (
          <>
            <p class="label">{wording['label.heading.against']}</p>
            <ul>
              {against.map(({ rule, title, spans: [span] }) => (
                <li key={rule}>
                  {title}
                  {span === undefined ? null : (
                    <>
                      {' '}
                      <q>
                        <bdi>{span.quote}</bdi>
                      </q>{' '}
                      <button type="button" class="link" onClick={() => onShow(span.turn)}>
                        {say('report.show-in-place')}
                      </button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {honest.length === 0 ? null : (
          <>
            <p class="label">{wording['label.else']}</p>
            <ul>
              {honest.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      {settle === undefined ? null : (
        <section class="reading settle" aria-labelledby="settle-heading">
          <h2 id="settle-heading">{settle.heading}</h2>
          <Blocks blocks={settle.blocks} />
        </section>
      )}
    </div>
  )
}
