/** One thing a JSON Schema validator found, as Ajv tells it. */
export interface ShapeError {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Something in a record that has to be mended: where, as `claims/sold-papers/stances/0`, and what. */
export interface RecordProblem {
  readonly where: string
  readonly what: string
}

/** What a pattern of the schema asks for, in words. */
const PATTERNS: readonly (readonly [start: string, what: string])[] = [
  ['^[a-z0-9]+(-', 'must be lower-case words with hyphens, as in "sold-papers"'],
  ['^[a-z]+/', 'must be the id of a rule, as in "hook/pay-out-of-proportion"'],
  ['^[A-Z]{2}$', 'must be a country of two capital letters, as in "DE"'],
  ['^[A-Z]{3}$', 'must be a currency of three capital letters, as in "CNY"'],
  ['^\\d{4}(-', "must be a date as far as known: '2024', '2024-05' or '2024-05-31'"],
  ['^\\d{4}-', "must be a day, as in '2024-05-31'"],
  ['^https?', 'must be an address that starts with https:// or http:// and holds no space'],
  ['^[a-z]{2,3}', 'must be the code of a language, as in "en"'],
  ['^[0-9a-f]{64}', 'must be a SHA-256 digest of 64 lower-case letters and digits'],
  ['\\S', 'is empty'],
]

/** Puts what a schema validator found into words that an author can act on, with ids for places where there are ids. */
export function sayShapeProblems(data: unknown, errors: readonly ShapeError[]): readonly RecordProblem[] {
  return errors
    .filter(({ keyword }) => keyword !== 'propertyNames')
    .map((error) => ({ where: placeOf(data, error.instancePath), what: whatOf(data, error) }))
}

function whatOf(data: unknown, { instancePath, keyword, message, params }: ShapeError): string {
  switch (keyword) {
    case 'required':
      return `lacks "${String(params['missingProperty'])}"`
    case 'additionalProperties':
      return `has an unknown "${String(params['additionalProperty'])}"`
    case 'enum':
      return `is ${shown(valueAt(data, instancePath))}, and must be one of ${listed(params['allowedValues'])}`
    case 'const':
      return `must be ${String(params['allowedValue'])}`
    case 'type': {
      const value = valueAt(data, instancePath)
      const hint = typeof value === 'number' && params['type'] === 'string' ? `: write it in quotes, '${value}'` : ''
      return `must be ${article(String(params['type']))}${hint}`
    }
    case 'pattern': {
      const pattern = String(params['pattern'])
      return PATTERNS.find(([start]) => pattern.startsWith(start))?.[1] ?? 'is not written as it should be'
    }
    case 'minItems':
      return `needs at least ${String(params['limit'])}`
    case 'uniqueItems':
      return 'holds the same twice'
    case 'minLength':
      return 'is too short or empty'
    case 'maxLength':
      return `is longer than ${String(params['limit'])} characters`
    default:
      return message ?? 'is not right'
  }
}

function article(type: string): string {
  const words: Readonly<Record<string, string>> = { array: 'a list', object: 'a group of members', string: 'a text' }
  return words[type] ?? `${/^[aeiou]/u.test(type) ? 'an' : 'a'} ${type}`
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : ''
}

function shown(value: unknown): string {
  return typeof value === 'string' && value.length <= 60 ? `"${value}"` : 'something else'
}

function valueAt(data: unknown, pointer: string): unknown {
  let value = data
  for (const step of stepsOf(pointer)) value = memberOf(value, step)
  return value
}

/** `/claims/2/stances/0` as `claims/sold-papers/stances/0`: an author looks for ids, not for numbers. */
function placeOf(data: unknown, pointer: string): string {
  let value = data
  const places: string[] = []
  for (const step of stepsOf(pointer)) {
    value = memberOf(value, step)
    const id = memberOf(value, 'id')
    places.push(typeof id === 'string' ? id : /^\d+$/u.test(step) ? String(Number(step) + 1) : step)
  }
  return places.length === 0 ? 'the record' : places.join('/')
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  const members: Readonly<Record<string, unknown>> = { ...value }
  return members[name]
}
