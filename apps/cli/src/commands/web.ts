import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { isRecord, TelltaleError } from '@telltale/model'
import type { Invocation } from '../run.js'

const FOLDER = new URL('../../../web/dist/site/', import.meta.url)
const PORT = 8331
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
 * `telltale web`: serves the web app to this machine and to no other, until it is stopped. Only the files that the build
 * listed are served, so no name that is asked for ever becomes a path; nothing is written down, and nothing is taken in.
 */
export async function web({ options }: Invocation): Promise<number> {
  const port = portOf(options['port'])
  const listed = await listedFiles()
  const server = createServer((request, response) => {
    answer(request, response, listed).catch(() => response.destroy())
  })
  server.requestTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const shown = typeof address === 'object' && address !== null ? address.port : port
  process.stdout.write(
    `Telltale is at http://127.0.0.1:${String(shown)}/ for this machine only. Press Ctrl+C to stop it.\n`,
  )
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  server.closeAllConnections()
  server.close()
  return 0
}

async function answer(
  { method, url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  { files, policy, policyOfWork }: Listed,
): Promise<void> {
  // A page of another site that gives its own name this address must not read what is served here.
  const host = (headers.host ?? '').replace(/:\d+$/u, '')
  const isHere = host === '127.0.0.1' || host === 'localhost'
  const asked = new URL(url, 'http://localhost').pathname.slice(1)
  const path = asked === '' ? 'index.html' : asked
  response.setHeader('Content-Security-Policy', path.startsWith('assets/work-') ? policyOfWork : policy)
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cache-Control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (!isHere || (method !== 'GET' && method !== 'HEAD') || !files.has(path)) {
    response.writeHead(isHere && files.has(path) ? 405 : 404).end()
    return
  }
  const bytes = await readFile(new URL(path, FOLDER))
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(method === 'HEAD' ? undefined : bytes)
}

/** What the build says of the app. */
interface Listed {
  readonly files: ReadonlySet<string>
  readonly policy: string
  /** That of the worker's program, which may start programs for WebAssembly. */
  readonly policyOfWork: string
}

/** @throws {TelltaleError} `read/not-found` when the app was not built. */
async function listedFiles(): Promise<Listed> {
  try {
    const listed: unknown = JSON.parse(await readFile(fileURLToPath(new URL('integrity.json', FOLDER)), 'utf8'))
    if (isRecord(listed) && isRecord(listed['files']) && typeof listed['policy'] === 'string') {
      const { files, policy, policyOfWork } = listed
      return {
        files: new Set([...Object.keys(files), 'integrity.json']),
        policy,
        policyOfWork: typeof policyOfWork === 'string' ? policyOfWork : policy,
      }
    }
  } catch {
    // Told below.
  }
  throw new TelltaleError('read/not-found', 'The web app is not built.', 'Run npm run build in the folder of Telltale.')
}

function portOf(option: string | boolean | undefined): number {
  if (typeof option !== 'string') return PORT
  const port = Number(option)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TelltaleError('usage/bad-value', '--port is not a port.', 'Use a whole number up to 65535, or 0 for any.')
  return port
}

function cannotListen({ code }: NodeJS.ErrnoException, port: number): TelltaleError {
  return code === 'EADDRINUSE'
    ? new TelltaleError('usage/bad-value', `Port ${String(port)} is taken.`, 'Choose another one with --port.')
    : new TelltaleError('usage/bad-value', 'This machine does not allow that port.', 'Choose another one with --port.')
}
