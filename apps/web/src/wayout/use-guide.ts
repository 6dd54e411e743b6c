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

/** What came of asking, so far. */
export interface Guidance {
  /** The last one that came. */
  readonly guide: Guide | undefined
  /** It knows everything that was answered. */
  readonly isCurrent: boolean
  /** None came for what was answered last. */
  readonly isFailed: boolean
  readonly again: () => void
}

/** Asks for the questions that are still open and the plan, whenever an answer changed. */
export function useGuide(asked: GuideAsked): Guidance {
  const { desk } = useView()
  const [tries, setTries] = useState(0)
  const [failed, setFailed] = useState<GuideAsked | undefined>(undefined)
  const [got, setGot] = useState<{ readonly guide: Guide; readonly asked: GuideAsked } | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    setFailed(undefined)
    void desk.ask('guide', asked).then((guide) => {
      if (!isWanted) return
      if (guide === undefined) setFailed(asked)
      else setGot({ guide, asked })
    })
    return () => {
      isWanted = false
    }
  }, [desk, asked, tries])
  return {
    guide: got?.guide,
    isCurrent: got?.asked === asked,
    isFailed: failed === asked,
    again: () => setTries(tries + 1),
  }
}

/** The report that is open, or that was left by going back. */
function openQuestion({ step, resting }: State): Question | undefined {
  return step.is === 'report' ? step.question : resting?.question
}
