/**
 * The one form of all paths that some machine takes for the same file, to compare by: capital letters and ways of writing
 * an accent are no difference on many of them, and neither is a letter that only looks like two.
 */
export function sameEverywhere(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
