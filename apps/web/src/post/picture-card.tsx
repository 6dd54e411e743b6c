import { useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { PostItemShown, PostLooked } from './asks.js'
import { BoxList } from './box-list.js'
import { CopyView } from './copy-view.js'
import { Painted } from './painted.js'
import { PictureStage } from './picture-stage.js'
import { usePost, useEyes, type Box, type ChangeBox, type Made } from './post.js'
import { PostUnderWay } from './under-way.js'
import { within } from './within.js'

/** One file: what can be covered in it, and the copy of it. */
export function PictureCard({
  shown: { file = 0, picture, canCover },
  item,
  looked,
}: {
  readonly shown: PostItemShown
  readonly item: number
  readonly looked: PostLooked
}) {
  const { state, desk, say } = useView()
  const [post, setPost, latest] = usePost()
  const [eyes] = useEyes()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [isCopying, setCopying] = useState(false)
  const { boxes, copied }: Made = post.made[file] ?? { boxes: [] }
  const name = post.files[file]?.name ?? ''
  const id = `post-file-${String(file)}`

  // Keys come faster than the screen is drawn, so each change begins at what is so by now. What is changed after a copy was
  // made is not in the copy any more.
  const setBoxes = (next: (now: readonly Box[]) => readonly Box[]): void => {
    const now = latest()
    setPost({ ...now, made: { ...now.made, [file]: { boxes: next(now.made[file]?.boxes ?? []) } } })
  }
  const change: ChangeBox = (which, to) => {
    if (picture === undefined) return
    setBoxes((now) =>
      now.flatMap((box) => {
        if (box.id !== which) return [box]
        if (to === undefined) return []
        const next = { ...box, ...to(box) }
        return [{ ...next, ...within(next, picture) }]
      }),
    )
  }
  const add = (region?: Omit<Box, 'id' | 'isCovered'>): void => {
    if (picture === undefined) return
    const { width, height } = picture
    const own = `own ${String(1 + Math.max(0, ...boxes.map((box) => Number(/^own (\d+)$/u.exec(box.id)?.[1] ?? 0))))}`
    const place = region ?? { x: width * 0.375, y: height * 0.375, width: width / 4, height: height / 4 }
    setBoxes((now) => [...now, { ...within(place, picture), id: own, isCovered: true }])
    setChosen(own)
  }
  const copy = async (): Promise<void> => {
    const source = post.files[file]
    if (source === undefined) return
    setCopying(true)
    const answer = await desk.ask('copyPost', {
      file: source,
      number: file + 1,
      regions: boxes.filter(({ isCovered }) => isCovered).map(({ x, y, width, height }) => ({ x, y, width, height })),
      keep: post.keep,
      profiles: post.profiles.length === 0 ? ['ordinary'] : post.profiles,
      language: state.language,
      ...(looked.isSeen && eyes !== undefined ? { eyes } : {}),
    })
    setCopying(false)
    const now = latest()
    // It is the copy of what was asked: whoever changed a box meanwhile asks again.
    if (answer !== undefined && now.files === post.files && (now.made[file]?.boxes ?? boxes) === boxes)
      setPost({ ...now, made: { ...now.made, [file]: { boxes, copied: answer } } })
  }

  return (
    <section class="picture-card" aria-labelledby={id} data-item={item}>
      <h2 id={id}>
        {say('post.file.title', { number: file + 1 })} <bdi class="note">{name}</bdi>
      </h2>
      {picture === undefined ? (
        <p class="soft">{say('post.file.not-drawn')}</p>
      ) : (
        <div class={copied?.is === 'proved' && copied.picture !== undefined ? 'before-after both' : 'before-after'}>
          <div>
            <h3>{say('post.file.before')}</h3>
            {canCover ? (
              <PictureStage
                picture={picture}
                boxes={boxes}
                chosen={chosen}
                onChoose={setChosen}
                onChange={change}
                onAdd={add}
              />
            ) : (
              <Painted image={picture.image} label={say('post.file.before')} />
            )}
          </div>
          {copied?.is === 'proved' && copied.picture !== undefined ? (
            <div>
              <h3>{say('post.file.after')}</h3>
              <div class="post-stage" tabIndex={0} role="group" aria-label={say('post.file.after')}>
                <Painted image={copied.picture.image} label={say('post.file.after')} />
              </div>
            </div>
          ) : null}
        </div>
      )}
      {canCover ? (
        <BoxList boxes={boxes} chosen={chosen} onChoose={setChosen} onChange={change} onAdd={() => add()} />
      ) : null}
      <fieldset class="keep-choice">
        <legend class="label">{say('post.keep.title')}</legend>
        {(['colour', 'copyright'] as const).map((each) => (
          <label key={each} class="tick">
            <input
              type="checkbox"
              checked={post.keep[each]}
              onChange={(event) =>
                setPost({
                  ...post,
                  keep: { ...post.keep, [each]: event.currentTarget.checked },
                  made: { ...post.made, [file]: { boxes } },
                })
              }
            />
            <span>{say(`post.keep.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {isCopying ? (
        <PostUnderWay />
      ) : copied === undefined ? (
        <button type="button" class="primary make-copy" onClick={() => void copy()}>
          {say('post.copy.do')}
        </button>
      ) : (
        <CopyView copied={copied} />
      )}
    </section>
  )
}
