import type { ReportStep } from '../state.js'
import { useView } from '../view.js'

/** What the person struck out, and what that did to the score. Nothing as long as nothing was struck out. */
export function Struck({ step }: { readonly step: ReportStep }) {
  const { desk, say } = useView()
  const { question, shown, whole } = step
  if (question.struck.length === 0) return null
  const percent = (score: number): number => Math.round(score * 100)
  const titles = new Map(whole.report.findings.map(({ rule, title }) => [rule, title]))
  return (
    <section class="notice struck" aria-labelledby="struck-heading">
      <h2 id="struck-heading" tabIndex={-1}>
        {say('strike.title')}
      </h2>
      <p role="status" class="score-change">
        {say('strike.score', { before: percent(whole.report.score), after: percent(shown.report.score) })}{' '}
        {whole.page.outcomeName === shown.page.outcomeName
          ? say('strike.same')
          : say('strike.outcome', { before: whole.page.outcomeName, after: shown.page.outcomeName })}
      </p>
      <ul>
        {question.struck.map(({ rule, because }) => (
          <li key={rule}>
            <s>{titles.get(rule) ?? rule}</s> <span class="soft">{because}</span>{' '}
            <button type="button" class="link" onClick={() => void desk.unstrike(rule)}>
              {say('strike.undo')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
