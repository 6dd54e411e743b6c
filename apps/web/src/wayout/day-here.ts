/** The day where the person is, by the clock of the device, as in 2026-11-22. */
export function dayHere(): string {
  const now = new Date()
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
