import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import { keptProfiles } from './kept-profiles.js'
import { usePost } from './post.js'

const CHOICES = ['sensitive', 'not-out', 'public-figure'] as const

/** What the person may say of themselves, by which the same detail weighs more or less. Remembered only if they ask. */
export function ProfileChoice() {
  const { say } = useView()
  const [post, setPost] = usePost()
  const [isKept, setKept] = useState(() => keptProfiles.read() !== undefined)
  const { profiles } = post
  return (
    <details class="profiles" open={profiles.length > 0}>
      <summary>{say('post.profile.title')}</summary>
      <fieldset>
        <legend class="note">{say('post.profile.why')}</legend>
        {CHOICES.map((each) => (
          <label key={each} class="tick">
            <input
              type="checkbox"
              checked={profiles.includes(each)}
              onChange={(event) => {
                const rest = profiles.filter((other) => other !== each)
                const next = event.currentTarget.checked ? [...rest, each] : rest
                setPost({ ...post, profiles: next })
                if (isKept) keptProfiles.keep(next)
              }}
            />
            <span>{say(`post.profile.${each}`)}</span>
          </label>
        ))}
        <label class="tick">
          <input
            type="checkbox"
            checked={isKept}
            onChange={(event) => {
              setKept(event.currentTarget.checked)
              if (event.currentTarget.checked) keptProfiles.keep(profiles)
              else keptProfiles.forget()
            }}
          />
          <span>{say('post.profile.keep')}</span>
        </label>
        <p class="note">{say('post.profile.keep-what')}</p>
      </fieldset>
    </details>
  )
}
