import { useEffect, useRef } from 'preact/hooks'
import { focusIfLost } from '../focus-if-lost.js'
import { sayProblem } from '../say.js'
import { useView } from '../view.js'
import type { PostLooked } from './asks.js'
import { EyesOffer } from './eyes-offer.js'
import { FindingList } from './finding-list.js'
import { PictureCard } from './picture-card.js'
import { NO_POST, usePost } from './post.js'
import { RewordingView } from './rewording-view.js'
import { PostUnderWay } from './under-way.js'
import { useLook } from './use-look.js'

/** The levels in the look that the outcomes of a chat have as well. */
const LOOK = { fine: 'nothing', mind: 'unclear', careful: 'caution', stop: 'pattern' } as const

/** What was found: in one sentence, ranked, in each picture; and what can be done about it. */
export function Looked({ looked }: { readonly looked: PostLooked }) {
  const { state, say } = useView()
  const [post, setPost] = usePost()
  const { look, isLooking } = useLook()
  const { report, items, unread, wording } = looked
  useEffect(() => {
    // The findings are said in the language of the screen, so they are looked for anew when it changes.
    if (report.language !== state.language) void look(post)
  }, [state.language])
  const outcome = useRef<HTMLHeadingElement>(null)
  // What was looked at anew is read from its outcome again, as at first.
  useEffect(() => focusIfLost(outcome.current), [report])
  const heading = (name: string): string => wording[`label.heading.${name}`] ?? name
  const needsEyes = !looked.isSeen && items.some(({ picture }) => picture !== undefined)
  // Nobody looked at the picture yet, so nobody can say that it is fine.
  const isHalf = needsEyes && report.level === 'fine'
  return (
    <>
      <p class="back post-back">
        <button
          type="button"
          class="link"
          onClick={() => {
            const { words, files, profiles, keep, made } = post
            setPost({ words, files, profiles, keep, made })
          }}
        >
          {say('post.change')}
        </button>
        <button type="button" class="link" onClick={() => setPost({ ...NO_POST, profiles: post.profiles })}>
          {say('post.another')}
        </button>
      </p>
      <section class={`card verdict ${isHalf ? 'unclear' : LOOK[report.level]}`}>
        <h1 ref={outcome} tabIndex={-1}>
          {isHalf ? say('post.half.title') : wording[`label.level.${report.level}`]}
        </h1>
        <p class="lead">{isHalf ? say('post.half.lead') : report.summary}</p>
        {needsEyes && !isHalf ? <p>{say('post.half.lead')}</p> : null}
        {report.together.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </section>
      {isLooking ? <PostUnderWay /> : null}
      {unread.map(({ file, problem }) => (
        <p key={file} class="notice caution">
          <bdi>{post.files[file]?.name}</bdi>: {sayProblem(state.language, problem)}
        </p>
      ))}
      {report.findings.length === 0 ? null : (
        <section aria-labelledby="post-findings">
          <h2 id="post-findings">{heading('findings')}</h2>
          <FindingList findings={report.findings} looked={looked} />
        </section>
      )}
      <RewordingView looked={looked} isBusy={isLooking} onTake={(words) => void look({ ...post, words })} />
      {needsEyes ? <EyesOffer isBusy={isLooking} onLoaded={(eyes) => void look(post, eyes)} /> : null}
      {items.map((shown, item) =>
        shown.file === undefined ? null : <PictureCard key={shown.file} shown={shown} item={item} looked={looked} />,
      )}
      {report.fine.length === 0 ? null : (
        <details class="fine-to-leave">
          <summary>
            <h2>{heading('fine')}</h2>
          </summary>
          <FindingList findings={report.fine} looked={looked} />
        </details>
      )}
      <section aria-labelledby="post-now">
        <h2 id="post-now">{heading('now')}</h2>
        <ul>
          {report.now.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="post-limits">
        <h2 id="post-limits">{heading('limits')}</h2>
        <ul class="soft">
          {report.limits.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
          {report.notices.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
