import type { Report } from '@telltale/model'
import type { Page, StageEntry } from '@telltale/render'
import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import { Meter, sectionOf, Words } from './blocks.js'

/** The eight stages as a strip: those that were seen by their strength, those that were not as absent. */
export function StageStrip({
  page,
  report,
  onShow,
}: {
  readonly page: Page
  readonly report: Report
  readonly onShow: (turn: number, finding: number) => void
}) {
  const { say } = useView()
  const [open, setOpen] = useState<number | undefined>(undefined)
  const section = sectionOf(page, 'stages')
  const block = section?.blocks.find((each) => each.is === 'stages')
  const stages: readonly StageEntry[] = block?.is === 'stages' ? block.stages : []
  const summary = section?.blocks.find((each) => each.is === 'text')
  const legend = section?.blocks.find((each) => each.is === 'note')
  const chosen = open === undefined ? undefined : stages[open]
  const findings = open === undefined ? [] : (report.stages[open]?.findings ?? [])
  return (
    <section class="part part-stages" id="stages" aria-labelledby="stages-heading">
      <h2 id="stages-heading">{section?.heading}</h2>
      <p class="soft">{summary?.is === 'text' ? <Words line={summary.line} /> : null}</p>
      <ol class="strip">
        {stages.map((stage, index) => (
          <li key={index}>
            <button
              type="button"
              class={`stage ${stage.level === 0 ? 'absent' : ''}`}
              aria-expanded={open === index}
              aria-controls="stage-more"
              onClick={() => setOpen(open === index ? undefined : index)}
            >
              <span class="stage-name">{stage.name}</span>
              <Meter level={stage.level} />
              <span class="stage-status">{say(stage.level === 0 ? 'report.stage-absent' : 'report.stage-seen')}</span>
            </button>
          </li>
        ))}
      </ol>
      <div id="stage-more" class="stage-more" role="status">
        {chosen === undefined ? (
          <p class="note">{legend?.is === 'note' ? <Words line={legend.line} /> : null}</p>
        ) : (
          <>
            <p>
              <strong>{chosen.name}.</strong> {chosen.sentence}
            </p>
            {findings.length === 0 ? null : (
              <ul>
                {findings.map((index) => {
                  const finding = report.findings[index]
                  const turn = finding?.spans[0]?.turn
                  return finding === undefined || turn === undefined ? null : (
                    <li key={index}>
                      <button type="button" class="link" onClick={() => onShow(turn, index)}>
                        {finding.title}
                      </button>
                    </li>
                  )
                })}
              </ul>
            )}
          </>
        )}
      </div>
    </section>
  )
}
