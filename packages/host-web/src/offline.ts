declare const self: ServiceWorkerGlobalScope

/** One file of the app, as the build lists it. */
export interface AppFile {
  /** From the folder of the app. */
  readonly path: string
  /** As in the `integrity` of a page: the algorithm, a hyphen, and the digest in base64. */
  readonly integrity: string
}

/** What the build knows and the service worker has to know. */
export interface AppVersion {
  /** Changes with every byte of the app. */
  readonly digest: string
  readonly files: readonly AppFile[]
  /** Large ones that few need: fetched when they are asked for, and kept from then on. Named for their content. */
  readonly later: readonly AppFile[]
  /** The policy that every answer is given with, so that workers have it too, whatever a server says. */
  readonly policy: string
  /** That of the worker's own program, which may start programs for WebAssembly. */
  readonly policyOfWork: string
}

/** What was shared to the app and not yet asked for: held in memory only, never stored. */
type Shared = readonly (File | string)[]

const CACHE = 'telltale-'
/** Stays from version to version; what a version does not name any more is dropped. */
const CACHE_OF_LATER = 'telltale-later'
/** How the build names the worker's program. */
const WORK = 'assets/work-'
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/**
 * Keeps the app on the device, whole and of one version, and answers every request from there. Nothing else is ever
 * asked of the network: what is not a file of the app is answered with an error.
 *
 * A new version is fetched beside the old one, each file against its digest, and waits until the person says that it
 * may take over. Text and files that another app shares come in here; they are handed to the page and forgotten.
 */
export function keepOffline({ digest, files, later, policy, policyOfWork }: AppVersion): void {
  const name = CACHE + digest
  const root = new URL('./', self.location.href)
  const paths = new Set(files.map(({ path }) => path))
  const laterPaths = new Map(later.map(({ path, integrity }) => [path, integrity]))
  let shared: Shared = []

  self.addEventListener('install', (event) => {
    // A file that is named for its content is the same wherever it comes from; the digest would tell.
    const wanted = files.map(({ path, integrity }) => {
      const cache = path.startsWith('assets/') ? 'default' : 'no-cache'
      return new Request(new URL(path, root), { integrity, cache, credentials: 'omit' })
    })
    event.waitUntil(caches.open(name).then(async (cache) => cache.addAll(wanted)))
  })

  self.addEventListener('activate', (event) => {
    event.waitUntil(Promise.all([dropOthers(name), dropLater()]).then(async () => self.clients.claim()))
  })

  self.addEventListener('message', (event) => {
    const asked: unknown = event.data
    if (asked === 'take over') event.waitUntil(self.skipWaiting())
    if (asked === 'shared?') {
      event.ports[0]?.postMessage(shared)
      shared = []
    }
  })

  self.addEventListener('fetch', (event) => {
    const { request } = event
    const url = new URL(request.url)
    if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) {
      event.respondWith(Response.error())
      return
    }
    const path = url.pathname.slice(root.pathname.length)
    if (request.method === 'POST' && path === 'share') {
      event.respondWith(
        takeShared(request).then((taken) => {
          shared = taken
          return Response.redirect(root.href, 303)
        }),
      )
      return
    }
    const wanted = path === '' ? 'index.html' : path
    const integrity = laterPaths.get(wanted)
    if (integrity !== undefined) event.respondWith(answerLater(wanted, integrity))
    else event.respondWith(paths.has(wanted) ? answer(wanted) : Promise.resolve(Response.error()))
  })

  async function answer(path: string): Promise<Response> {
    const cache = await caches.open(name)
    const kept = await cache.match(new URL(path, root), { ignoreSearch: true, ignoreVary: true })
    return kept === undefined ? Response.error() : given(kept.body, path)
  }

  /** From the device where it is there; else from where the app is, against its digest, and kept. */
  async function answerLater(path: string, integrity: string): Promise<Response> {
    const cache = await caches.open(CACHE_OF_LATER)
    const url = new URL(path, root)
    const kept = await cache.match(url, { ignoreVary: true })
    if (kept !== undefined) return given(kept.body, path)
    try {
      const fetched = await fetch(new Request(url, { integrity, credentials: 'omit' }))
      if (!fetched.ok) return Response.error()
      // Where there is no room to keep it, it still can be used.
      await cache.put(url, fetched.clone()).catch(() => undefined)
      return given(fetched.body, path)
    } catch {
      return Response.error()
    }
  }

  async function dropLater(): Promise<void> {
    if (!(await caches.has(CACHE_OF_LATER))) return
    const cache = await caches.open(CACHE_OF_LATER)
    const wanted = new Set([...laterPaths.keys()].map((path) => new URL(path, root).href))
    const others = (await cache.keys()).filter(({ url }) => !wanted.has(url))
    await Promise.all(others.map(async (each) => cache.delete(each)))
  }

  function given(body: ReadableStream<Uint8Array<ArrayBuffer>> | null, path: string): Response {
    return new Response(body, {
      headers: {
        'Content-Type': TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        'Content-Security-Policy': path.startsWith(WORK) ? policyOfWork : policy,
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  }
}

async function dropOthers(name: string): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((each) => each.startsWith(CACHE) && each !== name && each !== CACHE_OF_LATER)
      .map(async (each) => caches.delete(each)),
  )
}

/** Files first; a text only when no file came, as apps send a caption along. */
async function takeShared(request: Request): Promise<Shared> {
  try {
    const form = await request.formData()
    const files = form.getAll('file').filter((each) => each instanceof File)
    if (files.length > 0) return files
    const words = ['title', 'text', 'url'].flatMap((name) => {
      const value = form.get(name)
      return typeof value === 'string' && value.trim() !== '' ? [value] : []
    })
    return words.length === 0 ? [] : [words.join('\n')]
  } catch {
    return []
  }
}
