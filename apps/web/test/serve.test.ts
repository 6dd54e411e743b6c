import { request } from 'node:http'
import { spawn, type ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI, runCli } from '../../../test/support/run-cli.js'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

let server: ChildProcess
let port = 0
beforeAll(async () => {
  server = spawn(process.execPath, [CLI, 'web', '--port', '0'])
  port = await new Promise((resolve) => {
    server.stdout?.on('data', (chunk: Buffer) => resolve(Number(/:(\d+)\//u.exec(chunk.toString('utf8'))?.[1])))
  })
})
afterAll(() => server.kill())

async function ask(path: string, method = 'GET', host = `127.0.0.1:${String(port)}`): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers: { Host: host } }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

describe('telltale web', () => {
  test('serves the app with a policy that forbids everything but itself', async () => {
    const { status, headers, body } = await ask('/')
    expect(status).toBe(200)
    expect(body).toContain('<title>Telltale</title>')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'.*connect-src 'self'.*frame-ancestors 'none'/u,
    )
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect((await ask('/integrity.json')).status).toBe(200)
  })

  test.each([
    ['/../package.json'],
    ['/..%2f..%2fpackage.json'],
    ['/assets'],
    ['/assets/../../../package.json'],
    ['//etc/passwd'],
    ['/etc/passwd'],
    ['/share'],
    ['/%00'],
  ])('has nothing at %s', async (path) => expect((await ask(path)).status).toBe(404))

  test('answers to its own name only, so that no other site can read it under a name of its own', async () => {
    expect((await ask('/', 'GET', 'rebound.example')).status).toBe(404)
    expect((await ask('/', 'GET', `localhost:${String(port)}`)).status).toBe(200)
  })

  test('takes nothing in', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', method)).status).toBe(405)
    const { status, body } = await ask('/', 'HEAD')
    expect([status, body]).toEqual([200, ''])
  })

  test('says when a port is taken, or is none', async () => {
    const taken = await runCli(['web', '--port', String(port)])
    expect([taken.status, taken.stderr]).toEqual([
      2,
      `Port ${String(port)} is taken. Choose another one with --port. [usage/bad-value]\n`,
    ])
    expect((await runCli(['web', '--port', 'eight'])).stderr).toContain('--port is not a port')
  })
})
