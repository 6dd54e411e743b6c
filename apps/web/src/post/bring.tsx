import { useEffect, useRef } from 'preact/hooks'
import { useBringing } from '../use-bringing.js'
import { useView } from '../view.js'
import { keptProfiles } from './kept-profiles.js'
import { usePost } from './post.js'
import { ProfileChoice } from './profile-choice.js'
import { useLook } from './use-look.js'
import { PostUnderWay } from './under-way.js'

/** As many files as one posting has anywhere. */
const MOST_FILES = 20

/** Where one begins: the words, the photos, and who one is. */
export function Bring() {
  const { say } = useView()
  const [post, setPost] = usePost()
  const { look, isLooking } = useLook()
  const input = useRef<HTMLInputElement>(null)
  const { words, files } = post
  const add = (more: readonly File[]): void => setPost({ ...post, files: [...files, ...more].slice(0, MOST_FILES) })
  const isOver = useBringing({
    onDrop: (brought) => add([...(brought?.files ?? [])]),
    onPaste: ({ clipboardData }) => {
      const pasted = [...(clipboardData?.files ?? [])]
      if (pasted.length > 0) add(pasted)
    },
  })

  useEffect(() => {
    const kept = keptProfiles.read()
    if (kept !== undefined && post.profiles.length === 0) setPost({ ...post, profiles: kept })
  }, [])
  const isEmpty = words.trim() === '' && files.length === 0
  return (
    <>
      <h1 tabIndex={-1}>{say('post.title')}</h1>
      <p class="lead">{say('post.lead')}</p>
      <form
        class={isOver ? 'drop over' : 'drop'}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty) void look(post)
        }}
      >
        <fieldset disabled={isLooking}>
          <legend class="hidden-input">{say('post.bring')}</legend>
          <label class="label" for="post-words">
            {say('post.words')}
          </label>
          <textarea
            id="post-words"
            rows={4}
            value={words}
            placeholder={say('post.words-example')}
            autocomplete="off"
            onInput={(event) => setPost({ ...post, words: event.currentTarget.value })}
          />
          <input
            ref={input}
            class="hidden-input"
            id="post-files"
            type="file"
            multiple
            tabIndex={-1}
            aria-label={say('post.choose')}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              add(chosen)
            }}
          />
          <button type="button" class="secondary" onClick={() => input.current?.click()}>
            {say('post.choose')}
          </button>
          <p class="soft">{say('post.drop')}</p>
          {files.length === 0 ? null : (
            <ul class="chosen">
              {files.map((file, index) => (
                <li key={`${String(index)} ${file.name}`}>
                  <bdi>{file.name}</bdi>{' '}
                  <button
                    type="button"
                    class="link"
                    aria-label={say('post.without', { name: file.name })}
                    onClick={() => setPost({ ...post, files: files.filter((_, at) => at !== index), made: {} })}
                  >
                    {say('post.remove')}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <ProfileChoice />
          <button type="submit" class={isEmpty ? 'secondary' : 'primary'} disabled={isEmpty}>
            {say('post.look')}
          </button>
        </fieldset>
        {isLooking ? <PostUnderWay /> : null}
      </form>
      <p class="note">{say('post.stays')}</p>
    </>
  )
}
