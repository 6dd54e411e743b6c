import { TelltaleError } from '@telltale/model'

/** Another reader, as the user named it on the command line and in the environment. */
export interface Endpoint {
  /** Where questions are posted to. */
  readonly url: URL
  readonly model: string | undefined
  /** Sent as a bearer token. */
  readonly key: string | undefined
  readonly timeoutMs: number
  /** Links, addresses, handles and numbers are replaced too. */
  readonly mask: boolean
}

type Options = Readonly<Record<string, string | boolean | undefined>>

const KEY = 'TELLTALE_SECOND_READER_KEY'
/** Long enough for a small machine to read a part of a conversation. */
const SECONDS = 120
const MOST_SECONDS = 3600
const COMPLETIONS = 'chat/completions'

/**
 * Reads what was said of another reader, before anything else is done.
 *
 * @returns Nothing when none was named.
 * @throws {TelltaleError} `usage/bad-value` when it cannot be used as it was named, or the way to it is open to others.
 */
export function endpointOf(options: Options, environment: NodeJS.ProcessEnv): Endpoint | undefined {
  const address = options['second-reader']
  if (typeof address !== 'string') {
    if (Object.entries(options).some(([name, value]) => name.startsWith('second-reader-') && value !== undefined)) {
      throw badValue('An option about another reader was given, but no reader.', 'Name it with --second-reader URL.')
    }
    return undefined
  }
  const url = urlOf(address)
  if (url.protocol === 'http:' && !isLoopback(url) && options['second-reader-insecure'] !== true) {
    throw badValue(
      'The address given with --second-reader is on another machine and begins with http://, so whoever is on the way could read along.',
      'Use an https:// address. If you know the way to be safe, add --second-reader-insecure.',
    )
  }
  return {
    url,
    model: modelOf(options['second-reader-model']),
    key: keyOf(environment[KEY]),
    timeoutMs: secondsOf(options['second-reader-timeout']) * 1000,
    mask: options['second-reader-mask'] === true,
  }
}

/** This machine itself, whatever a name server says. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)
}

function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.hash !== '') {
    throw badValue(
      'The address given with --second-reader is none that can be asked.',
      'Give one such as http://localhost:11434/v1.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw badValue(
      'The address given with --second-reader holds a name or a password.',
      `Leave them out; a key is taken from ${KEY}.`,
    )
  }
  const path = url.pathname.replace(/\/$/u, '')
  if (!path.endsWith(`/${COMPLETIONS}`)) url.pathname = `${path === '' ? '/v1' : path}/${COMPLETIONS}`
  return url
}

function modelOf(value: string | boolean | undefined): string | undefined {
  if (typeof value !== 'string') return undefined
  if (!/^\P{C}{1,200}$/u.test(value)) {
    throw badValue('--second-reader-model is no name of a model.', 'Give the name as the server lists it.')
  }
  return value
}

function keyOf(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined
  if (!/^[\x21-\x7e]{1,4000}$/u.test(value)) {
    throw badValue(`The key in ${KEY} cannot be sent as it is.`, 'Look whether a space or a line break came in.')
  }
  return value
}

function secondsOf(value: string | boolean | undefined): number {
  if (value === undefined) return SECONDS
  const seconds = Number(value)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_SECONDS) {
    throw badValue('--second-reader-timeout is no number of seconds.', `Give a whole number from 1 to ${MOST_SECONDS}.`)
  }
  return seconds
}

function badValue(message: string, remedy: string): TelltaleError {
  return new TelltaleError('usage/bad-value', message, remedy)
}
