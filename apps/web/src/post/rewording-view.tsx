import { useView } from '../view.js'
import type { PostLooked } from './asks.js'
import { usePost } from './post.js'

/**
 * The words said in a more general way, beside what they are now, to be taken with one tap. Nothing where there is no
 * such way for words that were typed here.
 */
export function RewordingView({
  looked: { report, items },
  isBusy,
  onTake,
}: {
  readonly looked: PostLooked
  readonly isBusy: boolean
  readonly onTake: (words: string) => void
}) {
  const { say } = useView()
  const [{ words }] = usePost()
  // Only what was typed here can be changed here.
  const rewording = report.rewordings.find(({ item }) => items[item] !== undefined && items[item].file === undefined)
  if (rewording === undefined) return null
  const { reworded, changes } = rewording
  return (
    <section class="card rewording" aria-labelledby="post-reword">
      <h2 id="post-reword">{say('post.reword.title')}</h2>
      <div class="post-beside">
        <div>
          <h3>{say('post.reword.now')}</h3>
          <p class="post-said" dir="auto">
            {pieces(words, changes).map(({ text, isChanged }, index) =>
              isChanged ? <mark key={index}>{text}</mark> : text,
            )}
          </p>
        </div>
        <div>
          <h3>{say('post.reword.instead')}</h3>
          <p class="post-said reworded" dir="auto">
            {reworded}
          </p>
        </div>
      </div>
      <button type="button" class="primary" disabled={isBusy} onClick={() => onTake(reworded)}>
        {say('post.reword.take')}
      </button>
    </section>
  )
}

/** The words in stretches that change and stretches that stay. */
function pieces(
  words: string,
  changes: PostLooked['report']['rewordings'][number]['changes'],
): readonly { readonly text: string; readonly isChanged: boolean }[] {
  const all: { text: string; isChanged: boolean }[] = []
  let at = 0
  for (const { start, end } of changes.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    all.push({ text: words.slice(at, start), isChanged: false }, { text: words.slice(start, end), isChanged: true })
    at = end
  }
  return [...all, { text: words.slice(at), isChanged: false }]
}
