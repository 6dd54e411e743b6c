import { stat } from 'node:fs/promises'

/** False where there is nothing: reading it tells what is wrong. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
