import { useRef } from 'preact/hooks'
import { useView } from '../view.js'

/** Files to be chosen: what was chosen is named, and can be let go of again. */
export function FilesChoice({
  id,
  label,
  files,
  isMultiple = true,
  onChoose,
}: {
  readonly id: string
  readonly label: string
  readonly files: readonly File[]
  readonly isMultiple?: boolean
  readonly onChoose: (files: readonly File[]) => void
}) {
  const { say } = useView()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="files-choice">
      <input
        ref={input}
        class="hidden-input"
        id={id}
        type="file"
        multiple={isMultiple}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          onChoose(isMultiple ? [...files, ...chosen] : chosen)
        }}
      />
      <button type="button" class="secondary" onClick={() => input.current?.click()}>
        {label}
      </button>
      {files.length === 0 ? null : (
        <ul class="chosen">
          {files.map((file, index) => (
            <li key={`${String(index)} ${file.name}`}>
              <bdi>{file.name}</bdi>{' '}
              <button
                type="button"
                class="link"
                onClick={() => onChoose(files.filter((_, at) => at !== index))}
                aria-label={say('wayout.files.without', { name: file.name })}
              >
                {say('wayout.files.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
