import { useState } from 'preact/hooks'
import { canChooseFolder, folderOf, givenByDrop } from '../given-by-drop.js'
import { useBringing } from '../use-bringing.js'
import { useView } from '../view.js'
import { FileButton } from './file-button.js'

const GUIDES = ['whatsapp', 'wechat', 'telegram', 'mail', 'other'] as const

/** Where everything begins: bring something to read. */
export function Start() {
  const { state, desk, say } = useView()
  const [text, setText] = useState('')

  const isOver = useBringing({
    onDrop: (brought) => {
      const dropped = brought?.getData('text/plain') ?? ''
      const hasFiles = (brought?.files.length ?? 0) > 0
      if (brought !== null && hasFiles) void givenByDrop(brought).then(async (given) => desk.openAll(given))
      else if (dropped.trim() !== '') void desk.openText(dropped)
    },
    onPaste: ({ target, clipboardData }) => {
      if (target instanceof HTMLTextAreaElement) return
      const files = [...(clipboardData?.files ?? [])]
      const pasted = clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) void desk.openFiles(files)
      else if (pasted.trim() !== '') void desk.openText(pasted)
    },
  })

  return (
    <div class={isOver ? 'start over' : 'start'}>
      <h1 tabIndex={-1}>{say('start.title')}</h1>
      <p class="lead">{say('start.lead')}</p>
      {state.resting === undefined ? null : (
        <p>
          <button type="button" class="plain" onClick={() => desk.resume()}>
            {say('start.resume')}
          </button>
        </p>
      )}
      <section class="drop" aria-labelledby="bring">
        <h2 id="bring">{say('start.bring')}</h2>
        <FileButton
          id="file"
          class="primary"
          label={say('start.open')}
          onChoose={(files) => void desk.openFiles(files)}
        />
        <p class="soft">
          {say('start.drop')} {canChooseFolder() ? <ChooseFolder /> : null}
        </p>
        <p class="or">
          <span>{say('start.or')}</span>
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') void desk.openText(text)
          }}
        >
          <label class="label" for="paste">
            {say('start.paste')}
          </label>
          <textarea
            id="paste"
            rows={4}
            value={text}
            placeholder={say('start.paste-example')}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class={text.trim() === '' ? 'secondary' : 'primary'} disabled={text.trim() === ''}>
            {say('start.look')}
          </button>
        </form>
      </section>
      <p class="try">
        {say('start.unsure')}{' '}
        <button type="button" class="link" onClick={() => void desk.openExample()}>
          {say('start.example')}
        </button>
      </p>
      <section class="promises" aria-labelledby="promises">
        <h2 id="promises">{say('start.promises')}</h2>
        <ul>
          {(['device', 'stored', 'people', 'unsure'] as const).map((each) => (
            <li key={each}>
              <strong>{say(`start.promise.${each}.name`)}</strong> {say(`start.promise.${each}.what`)}
            </li>
          ))}
        </ul>
        <p>
          <button type="button" class="link" onClick={() => desk.goTo('about')}>
            {say('start.verify')}
          </button>
        </p>
      </section>
      <section class="guides" aria-labelledby="guides">
        <h2 id="guides">{say('start.guides')}</h2>
        {GUIDES.map((guide) => (
          <details key={guide}>
            <summary>{say(`guide.${guide}.name`)}</summary>
            <p>{say(`guide.${guide}.how`)}</p>
          </details>
        ))}
      </section>
    </div>
  )
}

/** A whole folder, as some exports are: with everything in it, read as the command line reads it. */
function ChooseFolder() {
  const { desk, say } = useView()
  return (
    <>
      <FileButton
        id="folder"
        class="link"
        label={say('start.folder')}
        takes="folder"
        onChoose={(files) => void desk.openAll(folderOf(files))}
      />{' '}
      {say('start.folder-asks')}
    </>
  )
}
