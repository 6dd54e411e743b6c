import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Question } from '../protocol.js'
import type { State } from '../state.js'
import { useView } from '../view.js'
import type { Guide, GuideAsked } from './asks.js'
import { dayHere } from './day-here.js'
import type { Way } from './way.js'

/** What the way out has to know of everything else: what is open, the language, the day, and what was answered. */
export function useAsked({ answers, skipped }: Way): GuideAsked {
  const { state } = useView()
  const question = openQuestion(state)
  const { language } = state
  return useMemo(
    () => ({ ...(question === undefined ? {} : { question }), answers, skipped, language, today: dayHere() }),
    [question, answers, skipped, language],
  )
}

/**
 * Asks for the questions that are still open and the plan, whenever an answer changed.
 *
 * @returns The last one that came, and whether it knows everything that was answered.
 */
export function useGuide(asked: GuideAsked): { readonly guide: Guide | undefined; readonly isCurrent: boolean } {
  const { desk } = useView()
  const [got, setGot] = useState<{ readonly guide: Guide; readonly asked: GuideAsked } | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    void desk.ask('guide', asked).then((guide) => {
      if (isWanted && guide !== undefined) setGot({ guide, asked })
    })
    return () => {
      isWanted = false
    }
  }, [desk, asked])
  return { guide: got?.guide, isCurrent: got?.asked === asked }
}

/** The report that is open, or that was left by going back. */
function openQuestion({ step, resting }: State): Question | undefined {
  return step.is === 'report' ? step.question : resting?.question
}
