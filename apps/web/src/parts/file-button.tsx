import { useRef } from 'preact/hooks'

/** Makes an input of files one of a folder. */
const WHOLE_FOLDER = { webkitdirectory: true }

/** A button that asks for files: browsers draw their own otherwise, each another, and in words of their own. */
export function FileButton({
  id,
  class: look,
  label,
  takes = 'files',
  onChoose,
}: {
  readonly id: string
  readonly class: 'primary' | 'secondary' | 'link'
  readonly label: string
  readonly takes?: 'file' | 'files' | 'folder'
  /** Called with what was chosen, each time; the same may be chosen again. */
  readonly onChoose: (files: readonly File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        class="hidden-input"
        id={id}
        type="file"
        multiple={takes === 'files'}
        {...(takes === 'folder' ? WHOLE_FOLDER : {})}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          onChoose(chosen)
        }}
      />
      <button type="button" class={look} onClick={() => input.current?.click()}>
        {label}
      </button>
    </>
  )
}
