/** As the source gives it, to the minute: nothing is moved to another zone. */
export function dayAndTime(at: string | undefined): string {
  return at === undefined ? '' : at.replace('T', ' ').replace(/^(\S{10} \d{2}:\d{2}):\d{2}(?:\.\d+)?/u, '$1')
}
