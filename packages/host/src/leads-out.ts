/**
 * Tells whether a file of an archive has a name that would lead out of the folder it is unpacked to. Nothing is ever
 * unpacked to a folder here; such a name is a sign of an archive that is made to do harm.
 */
export function leadsOut(path: string): boolean {
  return path.includes('\\') || /^(?:[a-z]:|\/)/iu.test(path) || path.split('/').includes('..')
}
