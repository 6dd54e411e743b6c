import { basename, isAbsolute, relative, sep } from 'node:path'

/**
 * A path as a report tells it: from the folder one is in, with forward slashes. What lies elsewhere is told in short, since
 * a whole path says how somebody's disk is laid out, and often who they are.
 *
 * @param inShort - The name alone, unless something longer is needed to tell it from others.
 */
export function pathForReport(path: string, inShort = basename(path)): string {
  const within = relative(process.cwd(), path)
  const isElsewhere = isAbsolute(within) || within.split(sep)[0] === '..'
  return (isElsewhere ? inShort : within).split(sep).join('/')
}
