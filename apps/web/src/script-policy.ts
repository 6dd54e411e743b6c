/** What a browser with Trusted Types asks for; the others take the address as it is. */
interface Policy {
  createScriptURL(url: string): string
}

interface PolicyMaker {
  createPolicy(name: string, rules: Policy): Policy
}

/**
 * Makes the one policy of the app for programs that it starts, as browsers with Trusted Types want it: an address that
 * is not its own is refused, and there is no other way in this app to name a program.
 *
 * @returns A function that hands on an address of the app's own, fit to start a worker from, and throws a `TypeError` for
 * any other.
 */
export function scriptPolicy(isOwn: (url: string) => boolean): (url: string) => string {
  const check = (url: string): string => {
    if (!isOwn(url)) throw new TypeError('not a program of the app')
    return url
  }
  const scope: object = globalThis
  if (!('trustedTypes' in scope) || !isMaker(scope.trustedTypes)) return check
  const policy = scope.trustedTypes.createPolicy('telltale', { createScriptURL: check })
  return (url) => policy.createScriptURL(url)
}

function isMaker(value: unknown): value is PolicyMaker {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}
