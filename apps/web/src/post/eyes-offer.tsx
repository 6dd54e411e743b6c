import { useEffect, useRef, useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { Eyes } from './asks.js'
import { listEyes } from './list-eyes.js'
import { loadEyes } from './load-eyes.js'
import { useEyes } from './post.js'

const MEGABYTE = 1_000_000

/** Offers to look at what the pictures show, and says before what has to be loaded for that. */
export function EyesOffer({ isBusy, onLoaded }: { readonly isBusy: boolean; readonly onLoaded: (eyes: Eyes) => void }) {
  const { say } = useView()
  const [eyes, setEyes] = useEyes()
  const [done, setDone] = useState<number | undefined>(undefined)
  const [isFailed, setFailed] = useState(false)
  const stopping = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => stopping.current?.abort(), [])
  const files = listEyes()
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const load = async (): Promise<void> => {
    if (eyes !== undefined) {
      onLoaded(eyes)
      return
    }
    stopping.current = new AbortController()
    const { signal } = stopping.current
    setFailed(false)
    setDone(0)
    try {
      const loaded = await loadEyes(files, setDone, signal)
      setEyes(loaded)
      onLoaded(loaded)
    } catch {
      setFailed(!signal.aborted)
    }
    setDone(undefined)
  }
  const size = (bytes: number): string => String(Math.ceil(bytes / MEGABYTE))
  return (
    <section class="card eyes" aria-labelledby="post-eyes">
      <h2 id="post-eyes">{say('post.eyes.title')}</h2>
      <p>{say(files.length === 0 ? 'post.eyes.none' : 'post.eyes.what', { size: size(total) })}</p>
      {files.length === 0 ? null : done === undefined ? (
        <button type="button" class="secondary" disabled={isBusy} onClick={() => void load()}>
          {say('post.eyes.do')}
        </button>
      ) : (
        <>
          <p role="status">{say('post.eyes.loading', { done: size(done), total: size(total) })}</p>
          <progress aria-label={say('post.eyes.title')} max={total} value={done} />
          <button type="button" class="secondary" onClick={() => stopping.current?.abort()}>
            {say('working.stop')}
          </button>
        </>
      )}
      <p role="alert" class="outcome-said">
        {isFailed ? say('post.eyes.failed') : ''}
      </p>
    </section>
  )
}
