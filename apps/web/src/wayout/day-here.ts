/** The day where the person is, as in 2026-11-22. */
export function dayHere(): string {
  const now = new Date()
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
