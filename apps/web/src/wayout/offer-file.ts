/** Hands a file to the person, who keeps it where they like. Nothing is sent, and nothing is remembered of it. */
export function offerFile(content: Blob | string, name: string): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // A browser takes its time to begin with a large file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
