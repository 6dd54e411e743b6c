import { useEffect, useRef } from 'preact/hooks'
import { Bring } from '../post/bring.js'
import { Looked } from '../post/looked.js'
import { NO_POST, usePost } from '../post/post.js'
import type { ScreenPart } from '../screens.js'
import en from '../texts/post/en.yaml'
import zh from '../texts/post/zh.yaml'
import { useView } from '../view.js'

/** The Post screen with its sentences, as it is fetched when it is first looked at. */
export const screen: ScreenPart = { View: Post, texts: { en, zh } }

/** Before something is published: what it gives away, and a copy that does not. Nothing of it is kept. */
function Post() {
  const { state, desk } = useView()
  const [{ looked, profiles }, setPost] = usePost()
  const { brought } = state
  useEffect(() => {
    // Shared by another app: it takes the place of what was here.
    if (brought.length === 0) return
    setPost({ ...NO_POST, profiles, files: brought })
    desk.bring([])
  }, [brought])
  const place = useRef<HTMLDivElement>(null)
  const at = looked === undefined ? 'bring' : 'looked'
  const before = useRef(at)
  useEffect(() => {
    if (before.current === at) return
    before.current = at
    place.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [at])
  return (
    <div ref={place} class="post-screen">
      {looked === undefined ? <Bring /> : <Looked looked={looked} />}
    </div>
  )
}
