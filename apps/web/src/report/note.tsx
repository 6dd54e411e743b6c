import type { Finding } from '@telltale/model'
import { levelOf } from '@telltale/render'
import { useView } from '../view.js'
import { Meter } from './blocks.js'
import { StrikeOut } from './strike-out.js'

/** The reason beside the words: what it may mean, why it matters, and what else it could be. */
export function Note({
  finding,
  number,
  wording,
  isOpen,
}: {
  readonly finding: Finding
  /** Its number on the page, if it has one. */
  readonly number: number | undefined
  readonly wording: Readonly<Record<string, string>>
  /** The strongest reason beside a message is told; the others only named, so that the conversation can be read. */
  readonly isOpen: boolean
}) {
  const { say } = useView()
  const { title, stage, score, why, couldAlsoBe, basis } = finding
  const level = levelOf(score)
  const isOwn = stage === 'person'
  return (
    <details class={isOwn ? 'note-card own' : 'note-card'} open={isOpen}>
      <summary>
        {number === undefined ? null : <span class="number">{number} </span>}
        {title}
      </summary>
      <p class="facts">
        <span class="chip">{wording[`stage.${stage}.name`] ?? stage}</span>
        {isOwn ? null : (
          <Meter level={level} name={(wording['label.strength-of'] ?? '').replace('{level}', String(level))} />
        )}
      </p>
      <p class="why">{why}</p>
      {basis === 'rule' ? null : <p class="note">{wording[`label.basis.${basis}`]}</p>}
      {couldAlsoBe.length === 0 ? null : (
        <details>
          <summary>{wording['label.else'] ?? say('talk.else')}</summary>
          <ul>
            {couldAlsoBe.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
      {isOwn ? null : <StrikeOut key={finding.rule} finding={finding} />}
    </details>
  )
}
