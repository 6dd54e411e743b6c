import { useEffect, useRef } from 'preact/hooks'
import { useView } from '../view.js'
import { offerFile } from '../wayout/offer-file.js'
import type { PostCopied } from './asks.js'

/** The copy with what was proved of it, to be saved; or why there is none. */
export function CopyView({ copied }: { readonly copied: PostCopied }) {
  const { say } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  // That it is done is read out.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [copied])
  if (copied.is === 'not-proved')
    return (
      <section class="card verdict pattern copied">
        <h3 ref={heading} tabIndex={-1}>
          {say('post.copy.not-proved')}
        </h3>
        <ul>
          {copied.why.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>{say('post.copy.then')}</p>
      </section>
    )
  const { copy, name, page, data, checks, left } = copied
  const notSeen = left.limits.find(({ id }) => id === 'not-seen')
  const isClear = left.findings.length === 0
  return (
    <section class={`card verdict ${isClear ? 'nothing' : 'caution'} copied`}>
      <h3 ref={heading} tabIndex={-1}>
        {say(isClear ? 'post.copy.proved' : 'post.copy.proved-in-part')}
      </h3>
      {/* Before it can be saved: who saves it may post it at once. */}
      {isClear ? null : (
        <>
          <p>{say('post.copy.left')}</p>
          <ul>
            {left.findings.map(({ rule, title }) => (
              <li key={rule}>{title}</li>
            ))}
          </ul>
          <p>{say('post.copy.left-then')}</p>
        </>
      )}
      {notSeen === undefined ? null : <p>{notSeen.text}</p>}
      <p class="buttons">
        <button type="button" class="primary" onClick={() => offerFile(copy, name)}>
          {say('post.copy.save')}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => offerFile(new Blob([page], { type: 'text/html' }), `${name}.certificate.html`)}
        >
          {say('post.copy.page')}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => offerFile(new Blob([data], { type: 'application/json' }), `${name}.certificate.json`)}
        >
          {say('post.copy.data')}
        </button>
      </p>
      <details>
        <summary>{say('post.copy.checks', { count: checks.length })}</summary>
        <ul>
          {checks.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
