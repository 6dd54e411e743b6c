/** Which file: by name on the user's own screen, by number where the words may end up in a log. */
export function labelOfFile({ name, number }: { readonly name: string; readonly number: number }): string {
  return process.stderr.isTTY ? name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200) : `File ${number}`
}
