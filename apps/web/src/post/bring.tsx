import { ChosenFiles } from '../parts/chosen-files.js'
import { FileButton } from '../parts/file-button.js'
import { useBringing } from '../use-bringing.js'
import { useView } from '../view.js'
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
  const { words, files } = post
  const add = (more: readonly File[]): void => setPost({ ...post, files: [...files, ...more].slice(0, MOST_FILES) })
  const isOver = useBringing({
    onDrop: (brought) => add([...(brought?.files ?? [])]),
    onPaste: ({ clipboardData }) => {
      const pasted = [...(clipboardData?.files ?? [])]
      if (pasted.length > 0) add(pasted)
    },
  })

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
          <FileButton id="post-files" class="secondary" label={say('post.choose')} onChoose={add} />
          <p class="soft">{say('post.drop')}</p>
          <ChosenFiles
            files={files}
            remove={say('post.remove')}
            without={(name) => say('post.without', { name })}
            onChange={(left) => setPost({ ...post, files: left, made: {} })}
          />
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
