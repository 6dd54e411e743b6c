import { scriptPolicy } from './script-policy.js'

/** The worker's program as a text, put there by the script that stands before the app's. */
declare const TELLTALE_WORKER: string

const own = URL.createObjectURL(new Blob([TELLTALE_WORKER], { type: 'text/javascript' }))
const trusted = scriptPolicy((url) => url === own)

/** All of the worker's program is in one piece; from a file, a browser starts no other. */
export const WORKER_TYPE: WorkerType = 'classic'

/**
 * Takes the place of `trusted-url.ts` where the app is opened from a folder and not from a server: a browser starts no
 * worker from a file, so its program is made of a text that came with the page. Such a worker has the page's own policy,
 * which forbids every connection.
 *
 * @throws {TypeError} For the service worker: there is none without a server, and nothing that it would be needed for.
 */
export function trustedUrl(program: 'worker' | 'serviceWorker'): string {
  if (program === 'serviceWorker') throw new TypeError('there is none without a server')
  return trusted(own)
}
