/** The zip in a container is not as it was written: cut short, changed before it was encrypted, or made by another hand. */
export class IrregularZip extends Error {
  override readonly name = 'IrregularZip'
}
