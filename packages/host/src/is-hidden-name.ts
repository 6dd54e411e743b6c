/**
 * Tells whether a file or folder of this name is one that systems hide from people. A document of Office is a zip or folder
 * with a part `_rels/.rels`, which belongs to it like any other.
 */
export function isHiddenName(name: string, folder: string | undefined): boolean {
  return name.startsWith('.') && !(name === '.rels' && folder === '_rels')
}
