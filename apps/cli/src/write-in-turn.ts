/** Writes to standard output, and waits while the reader of a pipe is slow, so that nothing gathers here. */
export async function writeInTurn(output: string | Uint8Array): Promise<void> {
  if (output.length === 0 || process.stdout.write(output)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
}
