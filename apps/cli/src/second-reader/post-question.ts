import { Agent as HttpAgent, request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { EndpointAnswer, EndpointFailure } from '@telltale/second-reader'
import { isLoopback, type Endpoint } from './endpoint.js'

/** A list of twenty quotes is a tenth of it. */
const MOST_BYTES = 256 * 1024

/** `localhost` means this machine, whoever answers for names. */
const lookUpLoopback: LookupFunction = (_name, { all }, done) => {
  if (all === true) {
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ])
  } else done(null, '127.0.0.1', 4)
}

/**
 * Posts one question and waits for the whole answer. This is the only place from which Telltale sends anything.
 *
 * It goes to the address that was given and nowhere else: no redirect is followed, no proxy asked, nothing tried again. The
 * whole exchange takes no longer than the timeout, and no more of an answer is read than is allowed. Never throws.
 */
export async function postQuestion(
  { url, key, timeoutMs }: Endpoint,
  body: string,
  stop: AbortSignal,
): Promise<EndpointAnswer> {
  const end = new AbortController()
  const ended: EndpointFailure[] = []
  const endWith = (failure: EndpointFailure): void => {
    ended.push(failure)
    end.abort()
  }
  const timer = setTimeout(() => endWith('second-reader/too-slow'), timeoutMs)
  const onStop = (): void => endWith('second-reader/stopped')
  stop.addEventListener('abort', onStop)
  const options: RequestOptions = {
    method: 'POST',
    signal: end.signal,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'telltale',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(isLoopback(url) ? { lookup: lookUpLoopback } : {}),
  }
  // An agent of its own: the shared one may be told by the environment to use a proxy.
  const agent = url.protocol === 'https:' ? new HttpsAgent({ rejectUnauthorized: true }) : new HttpAgent()
  try {
    return await new Promise<EndpointAnswer>((resolve, reject) => {
      const request =
        agent instanceof HttpsAgent ? requestHttps(url, { ...options, agent }) : requestHttp(url, { ...options, agent })
      request.on('error', reject)
      request.on('response', (response) => {
        readResponse(response).then(resolve, reject)
      })
      // A server that wants to speak another protocol gets none.
      request.on('upgrade', (_response, socket) => {
        socket.destroy()
        reject(new Error('upgrade'))
      })
      request.end(body)
    })
  } catch {
    return { failure: ended[0] ?? 'second-reader/not-reached' }
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', onStop)
    agent.destroy()
  }
}

async function readResponse(response: IncomingMessage): Promise<EndpointAnswer> {
  const { statusCode: status = 0, headers } = response
  try {
    if (status >= 300 && status < 400 && headers.location !== undefined) return { failure: 'second-reader/redirected' }
    if (status !== 200) return { failure: 'second-reader/refused', status }
    if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return { failure: 'second-reader/answer-too-large' }
    if (!isPlainJson(headers['content-type'], headers['content-encoding'])) return { body: undefined }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MOST_BYTES) return { failure: 'second-reader/answer-too-large' }
      chunks.push(chunk)
    }
    return { body: decoded(Buffer.concat(chunks)) }
  } finally {
    response.destroy()
  }
}

function isPlainJson(type: string | undefined, encoding: string | undefined): boolean {
  const [name = '', ...parameters] = (type ?? '').toLowerCase().split(';')
  return (
    name.trim() === 'application/json' &&
    parameters.every((each) => !each.trim().startsWith('charset=') || /^charset="?utf-?8"?$/u.test(each.trim())) &&
    (encoding === undefined || encoding.toLowerCase() === 'identity')
  )
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
