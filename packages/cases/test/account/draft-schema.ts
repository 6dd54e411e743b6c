import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Validate {
  (data: unknown): boolean
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null
}

// The validator is a dependency of the packages that check files.
const load = createRequire(new URL('../../../pack-kit/package.json', import.meta.url))
const { Ajv2020 } = load('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => { compile: (schema: unknown) => Validate }
}
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(new URL('../../../../packs/draft-case.schema.json', import.meta.url), 'utf8')),
)

/** What is wrong with a draft, in words; nothing when it has the published form. */
export function draftProblems(draft: unknown): readonly string[] {
  return validate(JSON.parse(JSON.stringify(draft)))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
