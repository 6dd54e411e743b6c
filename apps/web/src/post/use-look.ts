import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import { boxesOf } from './boxes-of.js'
import { useEyes, usePost, type Made, type Post } from './post.js'
import type { Eyes, PostLooked } from './asks.js'

/**
 * Looks at what is to be published, and keeps what came of it; boxes that the person drew stay. What comes back for
 * something that was closed or exchanged meanwhile is dropped; what went wrong was told by then.
 */
export function useLook(): { readonly look: (post: Post, eyes?: Eyes) => Promise<void>; readonly isLooking: boolean } {
  const { state, desk } = useView()
  const [, setPost, latest] = usePost()
  const [known] = useEyes()
  const [isLooking, setLooking] = useState(false)
  const look = async (post: Post, eyes = known): Promise<void> => {
    const { words, files, profiles } = post
    setLooking(true)
    const looked = await desk.ask('lookAtPost', {
      words,
      files,
      profiles: profiles.length === 0 ? ['ordinary'] : profiles,
      language: state.language,
      ...(eyes === undefined ? {} : { eyes }),
    })
    setLooking(false)
    // Meanwhile more boxes may have been drawn; or everything was closed.
    if (looked !== undefined && latest().files === files)
      setPost({ ...post, looked, made: madeOf(looked, latest().made) })
  }
  return { look, isLooking }
}

function madeOf({ items, report }: PostLooked, before: Post['made']): Post['made'] {
  const made: Record<number, Made> = {}
  for (const [item, { file, picture }] of items.entries()) {
    if (file === undefined) continue
    const old = before[file]?.boxes ?? []
    const found = picture === undefined ? [] : boxesOf(report, item)
    const seen = new Set(found.map(({ id }) => id))
    made[file] = {
      // What somebody said about a box stays said.
      boxes: [
        ...found.map((box) => old.find(({ id }) => id === box.id) ?? box),
        ...old.filter(({ id, label }) => label === undefined && !seen.has(id)),
      ],
    }
  }
  return made
}
