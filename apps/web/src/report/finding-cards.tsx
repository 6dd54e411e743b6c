import type { Report } from '@telltale/model'
import type { Block, Page } from '@telltale/render'
import { useView } from '../view.js'
import { Meter, Quote, RemarkView, sectionOf, Words } from './blocks.js'
import { StrikeOut } from './strike-out.js'

/**
 * What was seen, strongest first, each with its words and the reason. Nothing where the page has no such section.
 *
 * @param onShow - Goes to the message, with the finding that is meant.
 */
export function FindingCards({
  page,
  report,
  onShow,
}: {
  readonly page: Page
  readonly report: Report
  readonly onShow: (turn: number, finding: number) => void
}) {
  const blocks = sectionOf(page, 'findings')?.blocks ?? []
  if (blocks.length === 0) return null
  return (
    <>
      {blocks.map((block, index) => (
        <FindingBlock key={index} block={block} report={report} onShow={onShow} />
      ))}
    </>
  )
}

function FindingBlock({
  block,
  report,
  onShow,
}: {
  readonly block: Block
  readonly report: Report
  readonly onShow: (turn: number, finding: number) => void
}) {
  const { say } = useView()
  if (block.is === 'finding') {
    const finding = report.findings[block.index]
    const turns = [...new Set(finding?.spans.map((span) => span.turn))]
    return (
      <article class="card" id={`finding-${block.number}`}>
        <h3>
          <span class="number">{block.number}</span> {block.title}
        </h3>
        <p class="facts">
          <span>{block.stage}</span> <Meter level={block.level} name={block.strength} />
        </p>
        {block.quotes.map((quote, at) => {
          const turn = turns[at] ?? turns.at(-1)
          return (
            <Quote
              key={at}
              quote={quote}
              onShow={
                turn === undefined ? null : (
                  <button type="button" class="link" onClick={() => onShow(turn, block.index)}>
                    {say('report.show-in-place')}
                  </button>
                )
              }
            />
          )
        })}
        {block.remarks.map((remark) => (
          <RemarkView key={remark.label} remark={remark} />
        ))}
        {block.note.length === 0 ? null : (
          <p class="note">
            <Words line={block.note} />
          </p>
        )}
        {finding === undefined ? null : <StrikeOut key={finding.rule} finding={finding} />}
      </article>
    )
  }
  if (block.is === 'brief')
    return (
      <div class="brief">
        {block.heading === undefined ? null : <h3>{block.heading}</h3>}
        <ul>
          {block.items.map(({ number, index, title, line }) => {
            const turn = report.findings[index]?.spans[0]?.turn
            return (
              <li key={number}>
                <span class="name">
                  <span class="number">{number}</span> {title}
                </span>{' '}
                <Words line={line} />{' '}
                {turn === undefined ? null : (
                  <button type="button" class="link" onClick={() => onShow(turn, index)}>
                    {say('report.show-in-place')}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    )
  if (block.is === 'text' || block.is === 'note')
    return (
      <p class={block.is === 'note' ? 'note' : undefined}>
        <Words line={block.line} />
      </p>
    )
  return null
}
