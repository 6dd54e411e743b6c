import { ChosenFiles } from '../parts/chosen-files.js'
import { FileButton } from '../parts/file-button.js'
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
  return (
    <div class="files-choice">
      <FileButton
        id={id}
        class="secondary"
        label={label}
        takes={isMultiple ? 'files' : 'file'}
        onChoose={(chosen) => onChoose(isMultiple ? [...files, ...chosen] : chosen)}
      />
      <ChosenFiles
        files={files}
        remove={say('wayout.files.remove')}
        without={(name) => say('wayout.files.without', { name })}
        onChange={onChoose}
      />
    </div>
  )
}
