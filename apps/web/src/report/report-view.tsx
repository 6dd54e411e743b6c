import type { Page } from '@telltale/render'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { sayNumber } from '../say.js'
import type { ReportStep } from '../state.js'
import { useCasePlace } from '../cases/kept.js'
import { focusIfLost } from '../focus-if-lost.js'
import { useView } from '../view.js'
import { Meter, PageSection, sectionOf, ShowNumber, Words } from './blocks.js'
import { Conversation } from './conversation.js'
import { FindingCards } from './finding-cards.js'
import { KeepOrSave } from './keep-or-save.js'
import { marksOf } from './mark.js'
import { Readings } from './readings.js'
import { StageStrip } from './stage-strip.js'
import { Struck } from './struck.js'
import { Timeline } from './timeline.js'

/** A place in the conversation that somebody wants to see. The number tells one wish from the next. */
export interface Target {
  readonly turn: number
  readonly finding?: number
  readonly number: number
}

/** A line through fewer messages than this shows nothing that the messages themselves do not. */
const FEWEST_FOR_TIMELINE = 3

type Mode = 'conversation' | 'findings'

/** A report as a conversation that one can read: what it comes to, where it lies, and what to do now. */
export function ReportView({ step }: { readonly step: ReportStep }) {
  const { desk, say, state } = useView()
  const { shown, summary, number } = step
  const { report, page, wording } = shown
  const marks = useMemo(() => marksOf(report), [report])
  const hasTalk = report.voice === 'conversation'
  const [mode, setMode] = useState<Mode>(hasTalk ? 'conversation' : 'findings')
  const [target, setTarget] = useState<Target>({ turn: firstTurn(step), number: 0 })
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => setTarget({ turn: firstTurn(step), number: 0 }), [number])

  const article = useRef<HTMLElement>(null)
  const struck = step.question.struck.length
  const before = useRef({ number, struck })
  useEffect(() => {
    const last = before.current
    before.current = { number, struck }
    if (last.number !== number || last.struck === struck) return
    // Whoever strikes out one sign after another stays where they read.
    const heading = article.current?.querySelector<HTMLElement>(struck > 0 ? '.struck h2' : 'h1')
    focusIfLost(heading, { preventScroll: struck > last.struck })
  }, [number, struck])

  const show = useCallback((turn: number, finding?: number): void => {
    setMode('conversation')
    setTarget(({ number: last }) => ({ turn, number: last + 1, ...(finding === undefined ? {} : { finding }) }))
    requestAnimationFrame(() => {
      place.current?.scrollIntoView({ block: 'start', behavior: calm() })
    })
  }, [])

  const numbers = useMemo(() => numbersOf(page), [page])
  const showNumber = useCallback(
    (wanted: number): void => {
      const index = [...numbers].find(([, each]) => each === wanted)?.[0]
      const turn = index === undefined ? undefined : report.findings[index]?.spans[0]?.turn
      if (turn !== undefined) show(turn, index)
    },
    [numbers, report, show],
  )

  // On paper everything that was seen has its place, and only what was scrolled to of the conversation would be there.
  const printWhole = useCallback((): void => {
    setMode('findings')
    setTimeout(() => print(), 100)
  }, [])

  const me = report.person.speaker
  return (
    <ShowNumber.Provider value={showNumber}>
      <article ref={article} class={`report ${report.outcome}`}>
        <p class="back">
          <button type="button" class="link" onClick={() => desk.back()}>
            <span aria-hidden="true" class="arrow">
              ←
            </span>{' '}
            {say('shell.back')}
          </button>
        </p>
        {state.work === undefined ? null : (
          <div class="notice busy" role="status">
            <p>{say(`working.${state.work.doing}`)}</p>
            {state.work.done > 0 ? (
              <progress max={state.work.total} value={state.work.done} aria-label={say('working.looking')} />
            ) : null}
            <button type="button" class="plain" onClick={() => desk.stop()}>
              {say('working.stop')}
            </button>
          </div>
        )}
        <header class="outcome">
          <h1 tabIndex={-1}>{page.outcomeName}</h1>
          <p class="lead">{report.summary}</p>
          <p class="strength">
            <Meter level={levelOfPage(page)} /> {scoreOf(page)}
          </p>
          <p class="note">{wording['label.score-note']}</p>
          {report.outcome === 'nothing' ? (
            report.now.map(({ id, text }) => <p key={id}>{text}</p>)
          ) : (
            <p class="jump">
              {report.now.length > 1 ? <span class="first-advice">{report.now[0]?.text}</span> : null}
              <a class="primary" href="#now" onClick={(event) => jumpTo(event, 'now')}>
                {say('report.what-now')}
              </a>
            </p>
          )}
          <p class="about">
            {page.about.map((line, index) => (
              <span key={index}>
                <Words line={line} />
              </span>
            ))}
            {hasTalk ? (
              <span>
                {me === undefined ? say('report.not-in-it') : say('report.you-are')} <bdi>{me}</bdi>{' '}
                <button type="button" class="link" onClick={() => desk.rename()}>
                  {say('report.change')}
                </button>
              </span>
            ) : null}
          </p>
        </header>

        <Struck step={step} />
        <StageStrip page={page} report={report} onShow={show} />
        <Readings report={report} page={page} wording={wording} onShow={show} />
        <PageSection page={page} id="against" />

        <section class="part seen" aria-labelledby="seen-heading">
          <h2 id="seen-heading">{sectionOf(page, 'findings')?.heading ?? wording['label.heading.findings']}</h2>
          {marks.length === 0 || summary.turns < FEWEST_FOR_TIMELINE ? null : (
            <Timeline key={number} total={summary.turns} marks={marks} report={report} onShow={show} />
          )}
          <div class="modes" role="group" aria-label={say('report.modes')}>
            {(['conversation', 'findings'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={mode === each} onClick={() => setMode(each)}>
                {say(hasTalk ? `report.mode.${each}` : `report.mode-text.${each}`)}
              </button>
            ))}
          </div>
          <div ref={place} class="seen-place">
            {mode === 'conversation' ? (
              <Conversation
                key={`${number} ${report.language} ${step.question.struck.length}`}
                total={summary.turns}
                marks={marks}
                report={report}
                numbers={numbers}
                wording={wording}
                target={target}
              />
            ) : (
              <FindingCards page={page} report={report} onShow={show} />
            )}
          </div>
        </section>

        <div class="columns">
          <PageSection page={page} id="approacher" />
          <PageSection page={page} id="how-far" />
        </div>
        <PageSection page={page} id="account" />
        <div class="columns">
          <PageSection page={page} id="next" />
          <Cases page={page} ids={report.precedents.map(({ id }) => id)} />
        </div>
        <PageSection page={page} id="now" />
        <p>
          <button type="button" class="secondary" onClick={() => desk.goTo('wayout')}>
            {say('report.way-out')}
          </button>
        </p>
        <KeepOrSave onPrint={printWhole} />
        <div class="columns small">
          <PageSection page={page} id="limits" />
          <PageSection page={page} id="notices" />
        </div>
        <footer class="closing">
          {page.closing.map((line, index) => (
            <p key={index}>
              <Words line={line} />
            </p>
          ))}
          <p>{say('report.messages-read', { count: sayNumber(state.language, report.turns) })}</p>
        </footer>
      </article>
    </ShowNumber.Provider>
  )
}

/** Published cases take room, and who is frightened need not read them first: each opens when it is asked for. */
function Cases({ page, ids }: { readonly page: Page; readonly ids: readonly string[] }) {
  const { desk, say } = useView()
  const [, setPlace] = useCasePlace()
  const section = sectionOf(page, 'precedents')
  if (section === undefined) return null
  const cards = section.blocks.filter(({ is }) => is === 'card')
  const open = (id: string): void => {
    setPlace({ is: 'case', id })
    desk.goTo('cases')
  }
  return (
    <section class="part part-precedents" id="precedents" aria-labelledby="precedents-heading">
      <h2 id="precedents-heading">{section.heading}</h2>
      {section.blocks.map((block, index) =>
        block.is === 'card' ? (
          <details key={index} class="case">
            <summary>{block.title}</summary>
            {block.facts.map((fact) => (
              <p key={fact.label} class="labelled">
                <span class="label">{fact.label}</span> <Words line={fact.line} />
              </p>
            ))}
            <p>
              <button type="button" class="link" onClick={() => open(ids[cards.indexOf(block)] ?? '')}>
                {say('report.open-case')}
              </button>
            </p>
          </details>
        ) : block.is === 'note' ? (
          <p key={index} class="note">
            <Words line={block.line} />
          </p>
        ) : null,
      )}
    </section>
  )
}

/** Goes to a part of the page without a word in the address. */
export function jumpTo(event: Event, id: string): void {
  event.preventDefault()
  const heading = document.getElementById(`${id}-heading`)
  document.getElementById(id)?.scrollIntoView({ block: 'start', behavior: calm() })
  heading?.focus({ preventScroll: true })
}

/** Whoever wants less motion gets none. */
export function calm(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
}

/** The conversation opens where it can first be seen, or at the strongest sign. */
function firstTurn({ shown: { report } }: ReportStep): number {
  if (report.outcome === 'nothing') return 0
  return report.findings.find(({ stage }) => stage !== 'person')?.spans[0]?.turn ?? report.firstAlertTurn ?? 0
}

/** The number that each finding has on the page, by its index in the report. */
function numbersOf(page: Page): ReadonlyMap<number, number> {
  const blocks = sectionOf(page, 'findings')?.blocks ?? []
  return new Map(
    blocks.flatMap((block) =>
      block.is === 'finding'
        ? [[block.index, block.number] as const]
        : block.is === 'brief'
          ? block.items.map(({ index, number }) => [index, number] as const)
          : [],
    ),
  )
}

function meterOf(page: Page) {
  const meter = sectionOf(page, 'outcome')?.blocks.find((block) => block.is === 'meter')
  return meter?.is === 'meter' ? meter : undefined
}

function levelOfPage(page: Page) {
  return meterOf(page)?.level ?? 0
}

function scoreOf(page: Page): string {
  const meter = meterOf(page)
  return meter === undefined ? '' : `${meter.label} · ${meter.value}`
}
