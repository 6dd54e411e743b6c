import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { Desk } from './desk.js'
import { leaveQuickly } from './leave-quickly.js'
import { fetchParts } from './fetch-parts.js'
import { LaterScreen } from './parts/later-screen.js'
import { Shell } from './parts/shell.js'
import { DIRECTION, sayIn } from './say.js'
import { Check } from './screens/check.js'
import { listenToServiceWorker } from './service.js'
import { firstState, follow, type Language, type State } from './state.js'
import { ViewContext } from './view.js'

/** Three presses within this many milliseconds leave the page. */
const PRESSES_WITHIN_MS = 1500

/** The whole app: one state, one desk, and the screen that the state asks for. */
export function App() {
  const [state, tell] = useReducer(follow, undefined, () => firstState(languageOfDevice()))
  const latest = useRef<State>(state)
  latest.current = state
  const desk = useMemo(() => new Desk(tell, () => latest.current), [])
  const say = useMemo(() => sayIn(state.language), [state.language])

  useEffect(() => {
    const { documentElement } = document
    documentElement.lang = state.language === 'zh' ? 'zh-Hans' : state.language
    documentElement.dir = DIRECTION[state.language]
    if (state.theme === 'system') delete documentElement.dataset['theme']
    else documentElement.dataset['theme'] = state.theme
  }, [state.language, state.theme])

  useEffect(() => {
    // The first screen first; the engine is fetched while it is read, then the other screens, and then the rest is put
    // on the device.
    void desk.wake().then(() => {
      fetchParts()
      listenToServiceWorker(tell, (things) => {
        const files = things.filter((each) => each instanceof File)
        // A picture holds no conversation; whoever shares one here wants to know what it gives away.
        if (files.length > 0 && files.every(({ type }) => /^(?:image|video)\//u.test(type))) desk.bring(files)
        else if (files.length > 0) void desk.openFiles(files)
        else for (const each of things) if (typeof each === 'string') void desk.openText(each)
      })
    })
  }, [desk])

  useEffect(() => {
    let presses: number[] = []
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') {
        presses = []
        return
      }
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < PRESSES_WITHIN_MS)
      if (presses.length >= 3) leaveQuickly(desk)
    }
    const onBack = (): void => desk.back()
    addEventListener('keydown', onKey)
    addEventListener('popstate', onBack)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('popstate', onBack)
    }
  }, [desk])

  // One entry of the history stands for everything inside, so that going back stays in the app. It says nothing.
  const isInside = state.step.is !== 'start' || state.screen !== 'check'
  useEffect(() => {
    if (isInside && history.state === null) history.pushState(1, '')
  }, [isInside, state.step, state.screen])

  const view = useMemo(() => ({ state, desk, say }), [state, desk, say])
  return (
    <ViewContext.Provider value={view}>
      <Shell>{state.screen === 'check' ? <Check /> : <LaterScreen key={state.screen} name={state.screen} />}</Shell>
    </ViewContext.Provider>
  )
}

function languageOfDevice(): Language {
  return navigator.languages.find((each) => /^(?:en|zh)/u.test(each))?.startsWith('zh') === true ? 'zh' : 'en'
}
