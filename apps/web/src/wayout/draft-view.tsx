import { useEffect, useMemo, useState } from 'preact/hooks'
import { useView } from '../view.js'
import type { DraftAsked, Drafted, DraftedLine, Guide, GuideAsked, PaperFormat } from './asks.js'
import { neutralName } from './neutral-name.js'
import { offerFile } from './offer-file.js'
import { Top } from './top.js'
import { useWay } from './way.js'

const ENDINGS: Readonly<Record<PaperFormat, string>> = { text: 'txt', markdown: 'md', html: 'html', eml: 'eml' }
const FORMATS = ['text', 'markdown', 'html', 'eml'] as const

/** A report drafted and never sent: the person reads it, cuts it, and chooses what it says about them. */
export function DraftView({ guide, asked }: { readonly guide: Guide; readonly asked: GuideAsked }) {
  const { desk, say, state } = useView()
  const [way, setWay] = useWay()
  const { addressee, reveal, cut } = way
  const { words } = guide
  const isOffered = addressee === 'general' || guide.addressees.some(({ id }) => id === addressee)
  const wanted: DraftAsked = useMemo(
    () => ({ ...asked, addressee: isOffered ? addressee : 'general', reveal }),
    [asked, addressee, reveal, isOffered],
  )
  const [drafted, setDrafted] = useState<Drafted | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    void desk.ask('draft', wanted).then((draft) => {
      if (isWanted && draft !== undefined) setDrafted(draft)
    })
    return () => {
      isWanted = false
    }
  }, [desk, wanted])
  const languages = way.languages ?? drafted?.languages ?? [state.language]

  return (
    <>
      <Top onBack={() => setWay({ ...way, at: 'plan' })} />
      <h1 tabIndex={-1}>{say('wayout.draft.title')}</h1>
      <p class="lead">{say('wayout.draft.lead')}</p>
      <section class="card choices" aria-labelledby="choices">
        <h2 id="choices">{say('wayout.draft.choices')}</h2>
        <label class="label" for="addressee">
          {words['addressee.ask']}
        </label>
        <p class="note" id="addressee-why">
          {words['addressee.why']}
        </p>
        <select
          id="addressee"
          aria-describedby="addressee-why"
          value={wanted.addressee}
          onChange={(event) => setWay({ ...way, addressee: event.currentTarget.value, cut: [], languages: undefined })}
        >
          <option value="general">{words['addressee.general']}</option>
          {guide.addressees.map(({ id, name }) => (
            <option key={id} value={id} selected={id === wanted.addressee}>
              {name}
            </option>
          ))}
        </select>
        <fieldset aria-describedby="reveal-why">
          <legend class="label">{words['reveal.ask']}</legend>
          <p class="note" id="reveal-why">
            {words['reveal.why']}
          </p>
          {(drafted?.reveals ?? []).map((each) => (
            <Tick
              key={each}
              label={words[`reveal.${each}`] ?? each}
              isOn={reveal.includes(each)}
              // What is in it changes, and with it what a line is called.
              onChange={(isOn) =>
                setWay({ ...way, cut: [], reveal: isOn ? [...reveal, each] : reveal.filter((one) => one !== each) })
              }
            />
          ))}
        </fieldset>
        <fieldset>
          <legend class="label">{say('wayout.draft.languages')}</legend>
          <div class="ticks">
            {(drafted?.offered ?? []).map((each) => (
              <Tick
                key={each}
                label={nameOf(each, state.language)}
                isOn={languages.includes(each)}
                onChange={(isOn) =>
                  setWay({
                    ...way,
                    languages: isOn ? [...languages, each] : languages.filter((one) => one !== each),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      </section>
      {drafted === undefined ? null : (
        <>
          <section class="card caution warned for-you" aria-labelledby="for-you">
            <h2 id="for-you">{say('wayout.draft.for-you')}</h2>
            <ul>
              {drafted.beforeSending.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </section>
          <section class="draft" aria-labelledby="draft-heading">
            <h2 id="draft-heading">{drafted.title}</h2>
            {drafted.to === undefined ? null : <p class="soft">{drafted.to}</p>}
            {drafted.sections.map(({ heading, lines }, index) => (
              <div key={heading ?? index} class="draft-section">
                {heading === undefined ? null : <h3>{heading}</h3>}
                {lines.map((line) => (
                  <Line
                    key={line.id}
                    line={line}
                    isCut={cut.includes(line.id)}
                    onCut={(isCut) =>
                      setWay({ ...way, cut: isCut ? [...cut, line.id] : cut.filter((each) => each !== line.id) })
                    }
                  />
                ))}
              </div>
            ))}
          </section>
          <TakeIt wanted={wanted} languages={languages} cut={cut} />
        </>
      )}
    </>
  )
}

function Tick({
  label,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) {
  return (
    <label class="tick">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

/** One sentence, the exact words that it rests on beside it, and the knife. */
function Line({
  line,
  isCut,
  onCut,
}: {
  readonly line: DraftedLine
  readonly isCut: boolean
  readonly onCut: (isCut: boolean) => void
}) {
  const { say } = useView()
  const { id, text, basis, theirs } = line
  return (
    <div class={isCut ? 'line is-cut' : 'line'} data-line={id}>
      <div class="sentence">
        <p>{isCut ? <s>{text}</s> : text}</p>
        <p class="note basis">
          <span>{say(`wayout.draft.basis.${basis}`)}</span>
          <button type="button" class="link" onClick={() => onCut(!isCut)}>
            {say(isCut ? 'wayout.draft.uncut' : 'wayout.draft.cut')}
            <span class="hidden-input">: {text}</span>
          </button>
        </p>
      </div>
      {theirs.length === 0 || isCut ? null : (
        <div class="rests-on">
          {theirs.map(({ lines, origin }, index) => (
            <figure key={index}>
              <blockquote dir="auto">
                {lines.map((each, at) => (
                  <p key={at}>
                    <bdi>{each}</bdi>
                  </p>
                ))}
              </blockquote>
              {origin === undefined ? null : <figcaption>{origin}</figcaption>}
            </figure>
          ))}
        </div>
      )}
    </div>
  )
}

/** The draft as it would be handed on: to copy, or as a file. Nothing of it is ever sent. */
function TakeIt({
  wanted,
  languages,
  cut,
}: {
  readonly wanted: DraftAsked
  readonly languages: readonly string[]
  readonly cut: readonly string[]
}) {
  const { desk, say } = useView()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const wish = useMemo(() => ({ ...wanted, languages, cut }), [wanted, languages.join(), cut])
  useEffect(() => {
    let isWanted = true
    void desk.ask('writeDraft', { ...wish, format: 'text' }).then((written) => {
      if (isWanted && written !== undefined) setText(written)
    })
    return () => {
      isWanted = false
    }
  }, [desk, wish])
  const save = async (format: PaperFormat): Promise<void> => {
    const written = await desk.ask('writeDraft', { ...wish, format })
    if (written === undefined) return
    offerFile(written, `${neutralName()}.${ENDINGS[format]}`)
    setSaid(say('wayout.save.saved'))
  }
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(say('wayout.draft.copied'))
    } catch {
      setSaid(say('wayout.draft.not-copied'))
    }
  }
  return (
    <section class="take-it" aria-labelledby="take-it">
      <h2 id="take-it">{say('wayout.draft.take')}</h2>
      <p>{say('wayout.draft.never-sent')}</p>
      <p class="buttons">
        <button type="button" class="primary" disabled={text === ''} onClick={() => void copy()}>
          {say('wayout.draft.copy')}
        </button>
        {FORMATS.map((each) => (
          <button
            key={each}
            type="button"
            class="secondary"
            disabled={languages.length === 0}
            onClick={() => void save(each)}
          >
            {say(`wayout.draft.as.${each}`)}
          </button>
        ))}
        <button type="button" class="secondary" onClick={() => print()}>
          {say('wayout.save.print')}
        </button>
      </p>
      <p role="status" class="soft">
        {said}
      </p>
      <p class="note only-here">{say('wayout.save.where')}</p>
      <details class="preview">
        <summary>{say('wayout.draft.preview')}</summary>
        <pre tabIndex={0} dir="auto">
          {text}
        </pre>
      </details>
    </section>
  )
}

function nameOf(language: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language
}
