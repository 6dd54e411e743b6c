import { useEffect, useRef } from 'preact/hooks'
import type { ScreenPart } from '../screens.js'
import en from '../texts/wayout/en.yaml'
import zh from '../texts/wayout/zh.yaml'
import { Asking } from '../wayout/asking.js'
import { DangerNow } from '../wayout/danger-now.js'
import { DraftView } from '../wayout/draft-view.js'
import { OpenSealed } from '../wayout/open-sealed.js'
import { PlanView } from '../wayout/plan-view.js'
import { SealView } from '../wayout/seal-view.js'
import { useView } from '../view.js'
import { useAsked, useGuide } from '../wayout/use-guide.js'
import { Waiting } from '../wayout/waiting.js'
import { useWay } from '../wayout/way.js'
import { Welcome } from '../wayout/welcome.js'

/** The Way out screen with its sentences, as it is fetched when it is first looked at. */
export const screen: ScreenPart = { View: WayOut, texts: { en, zh } }

/** The way out: a few questions, a plan, a draft that is never sent, and sealing. Nothing of it is kept. */
function WayOut() {
  const { say } = useView()
  const [way, setWay] = useWay()
  const asked = useAsked(way)
  const { guide, isCurrent, isFailed, again } = useGuide(asked)
  const place = useRef<HTMLDivElement>(null)
  const { at } = way
  const needsGuide = at === 'danger' || at === 'asking' || at === 'plan' || at === 'draft'
  // Words for somebody who is in danger must not be those for somebody who is not.
  const isReady = guide !== undefined && (at !== 'danger' || guide.isInDanger)
  const question = at === 'asking' ? guide?.open[0]?.id : undefined
  const shown = [at, needsGuide && !isReady ? 'waiting' : '', question].join()
  const before = useRef(shown)
  useEffect(() => {
    // A new step is read out from its heading, and begins at its top.
    if (before.current === shown) return
    before.current = shown
    place.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [shown])
  useEffect(() => {
    // The last question was answered: the plan is next.
    if (at === 'asking' && isCurrent && guide?.open.length === 0) setWay({ ...way, at: 'plan' })
  })
  return (
    <div ref={place} class="wayout-screen">
      {at === 'welcome' ? (
        <Welcome />
      ) : at === 'seal' ? (
        <SealView />
      ) : at === 'open' ? (
        <OpenSealed />
      ) : !isReady ? (
        <Waiting />
      ) : at === 'danger' ? (
        <DangerNow guide={guide} />
      ) : at === 'asking' ? (
        <Asking guide={guide} isCurrent={isCurrent} />
      ) : at === 'plan' ? (
        <PlanView guide={guide} asked={asked} />
      ) : (
        <DraftView guide={guide} asked={asked} />
      )}
      {needsGuide && isFailed ? (
        <button type="button" class="secondary" onClick={again}>
          {say('wayout.again')}
        </button>
      ) : null}
    </div>
  )
}
