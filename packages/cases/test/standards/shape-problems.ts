import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Validate {
  (data: unknown): boolean
  readonly errors?:
    readonly { readonly instancePath: string; readonly message?: string; readonly params?: unknown }[] | null
}

// The validator is a dependency of the packages that check files.
const load = createRequire(new URL('../../../pack-kit/package.json', import.meta.url))
const { Ajv2020 } = load('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => { compile: (schema: unknown) => Validate }
}
const compiled = new Map<string, Validate>()

/** What is wrong with the shape of something, by a schema of this folder; nothing when all is as its standard has it. */
export function shapeProblems(schema: string, data: unknown): readonly string[] {
  const validate = compiled.get(schema) ?? compile(schema)
  return validate(data)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      )
}

function compile(schema: string): Validate {
  const text = readFileSync(new URL(`${schema}.schema.json`, import.meta.url), 'utf8')
  const validate = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  }).compile(JSON.parse(text))
  compiled.set(schema, validate)
  return validate
}
