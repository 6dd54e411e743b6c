/** What a worker could send with. Its own program loads its parts by `import`, which needs none of these. */
const WAYS_OUT = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'BroadcastChannel',
  'SharedWorker',
  'Worker',
  'importScripts',
] as const

/**
 * Takes away from a worker everything it could send with, before it sees a word of anybody's. The policy of the page and
 * of the server forbid the same; this holds where a worker was served without a policy.
 *
 * To be called first, once. What is gone cannot be had back: the names are fixed to nothing, on the worker and on what
 * it inherits them from.
 */
export function closeWaysOut(scope: object): void {
  for (const name of WAYS_OUT) {
    for (let holder: object | null = scope; holder !== null; holder = prototypeOf(holder)) {
      if (!Object.hasOwn(holder, name) && holder !== scope) continue
      Reflect.defineProperty(holder, name, { value: undefined, writable: false, configurable: false })
    }
  }
}

function prototypeOf(value: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === 'object' ? prototype : null
}
