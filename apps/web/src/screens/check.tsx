import { useEffect, useRef } from 'preact/hooks'
import { ChooseConversation } from '../parts/choose-conversation.js'
import { NameYourself } from '../parts/name-yourself.js'
import { Start } from '../parts/start.js'
import { Working } from '../parts/working.js'
import { ReportView } from '../report/report-view.js'
import { useView } from '../view.js'

/** The Check screen: from a file to a report, one step at a time. */
export function Check() {
  const { state } = useView()
  const { step, work } = state
  const place = useRef<HTMLDivElement>(null)
  const shownStep = work !== undefined && step.is !== 'report' ? 'working' : step.is
  const before = useRef(shownStep)
  useEffect(() => {
    // A new step is read out from its heading, and begins at its top.
    if (before.current === shownStep) return
    before.current = shownStep
    place.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [shownStep])
  return (
    <div ref={place} class="check-screen">
      {work !== undefined && step.is !== 'report' ? (
        <Working work={work} />
      ) : step.is === 'start' ? (
        <Start />
      ) : step.is === 'choosing' ? (
        <ChooseConversation opened={step.opened} />
      ) : step.is === 'naming' ? (
        <NameYourself opened={step.opened} conversation={step.conversation} />
      ) : (
        <ReportView step={step} />
      )}
    </div>
  )
}
