import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { fetchParts } from '../fetch-parts.js'
import { sayIn } from '../say.js'
import { SCREENS, type Screen, type ScreenPart } from '../screens.js'
import { useView, ViewContext } from '../view.js'

/** Screens that were looked at before: they are there at once. */
const ready = new Map<Screen, ScreenPart>()

/** A screen that comes in a part of its own: fetched when it is first looked at, with its own sentences. */
export function LaterScreen({ name }: { readonly name: Screen }) {
  const view = useView()
  const { desk, state } = view
  const [part, setPart] = useState(ready.get(name))
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let isWanted = true
    if (part === undefined)
      load(name).then(
        (loaded) => {
          if (isWanted) setPart(loaded)
        },
        () => {
          if (isWanted) desk.giveUp()
        },
      )
    return () => {
      isWanted = false
    }
  }, [name, part, desk])

  useEffect(() => {
    // As every new step: read out from its heading, and from its top.
    if (part === undefined) return
    place.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [part])

  const own = useMemo(
    () => (part === undefined ? view : { ...view, say: sayIn(state.language, part.texts[state.language]) }),
    [view, part, state.language],
  )
  return (
    <ViewContext.Provider value={own}>
      <div ref={place}>{part === undefined ? null : <part.View />}</div>
    </ViewContext.Provider>
  )
}

async function load(name: Screen): Promise<ScreenPart> {
  const entry = SCREENS[name]
  if (entry.load === undefined) throw new Error('the first screen is there from the beginning')
  fetchParts()
  const part = await entry.load()
  ready.set(name, part)
  return part
}
