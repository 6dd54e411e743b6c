/** Valid inside JSON strings as they are, but obeyed by terminals, browsers or scripts. */
const OBEYED = /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Writes a value as JSON in which nothing can steer a terminal. A parser reads the same value as without the escapes. */
export function writeJson(value: unknown, pretty: boolean): string {
  const json = JSON.stringify(value, undefined, pretty ? 2 : undefined)
  return `${json.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
