import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** The plainest web server there is: files of a folder, under a path, without any header of ours. */
export interface PlainServer {
  readonly address: string
  /** What was asked for, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function servePlainly(folder: string, under: string): Promise<PlainServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/u, '')
    asked.push(path)
    const inside = path.startsWith(under) ? normalize(path.slice(under.length) || 'index.html') : '..'
    const file = join(folder, inside)
    if (inside.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    address: `http://127.0.0.1:${String(port)}${under}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
