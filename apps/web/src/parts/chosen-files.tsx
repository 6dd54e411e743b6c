/** The files that were chosen, by name; each can be let go of again. Nothing where none was chosen. */
export function ChosenFiles({
  files,
  remove,
  without,
  onChange,
}: {
  readonly files: readonly File[]
  /** What the button says. */
  readonly remove: string
  /** What it says to those who hear it, without the list around it. */
  readonly without: (name: string) => string
  /** Called with those that stay. */
  readonly onChange: (files: readonly File[]) => void
}) {
  if (files.length === 0) return null
  return (
    <ul class="chosen">
      {files.map((file, index) => (
        <li key={`${String(index)} ${file.name}`}>
          <bdi>{file.name}</bdi>{' '}
          <button
            type="button"
            class="link"
            aria-label={without(file.name)}
            onClick={() => onChange(files.filter((_, at) => at !== index))}
          >
            {remove}
          </button>
        </li>
      ))}
    </ul>
  )
}
