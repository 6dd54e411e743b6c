interface KeysFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Where keys are typed or pasted, one a line. What stands there is nobody else's to complete or to correct. */
export function KeysField({ id, label, value, onChange }: KeysFieldProps) {
  return (
    <>
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={3}
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </>
  )
}
