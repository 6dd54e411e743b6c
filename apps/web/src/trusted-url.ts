import { scriptPolicy } from './script-policy.js'
import workerUrl from './worker/analysis-worker.ts?worker&url'

/** The programs that the page may start: its own, and no others. */
const OWN = {
  worker: new URL(workerUrl, document.baseURI).href,
  serviceWorker: new URL('./service-worker.js', document.baseURI).href,
} as const

/** Parts of the worker's program are loaded when they are needed. */
export const WORKER_TYPE: WorkerType = 'module'

const trusted = scriptPolicy((url) => url === OWN.worker || url === OWN.serviceWorker)

/** The address of one of the app's own programs, as a browser that enforces Trusted Types wants it. */
export function trustedUrl(program: keyof typeof OWN): string {
  return trusted(OWN[program])
}
