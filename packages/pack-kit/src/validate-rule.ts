import { readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { RuleFile } from './rule-file.js'

/** Tells whether a parsed file has the shape of a rule; if not, `problems` says in words what to mend. */
export function validateRule(
  data: unknown,
  schemaPath: string,
): { readonly rule?: RuleFile; readonly problems: readonly string[] } {
  const validate = validatorFor(schemaPath)
  if (validate(data)) return { rule: data, problems: [] }
  const problems = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'anyOf')
    .map(({ instancePath, keyword, message, params }) => {
      const place = instancePath === '' ? 'the file' : instancePath
      if (keyword === 'required') return `${place} lacks "${String(params['missingProperty'])}"`
      if (keyword === 'additionalProperties') return `${place} has an unknown "${String(params['additionalProperty'])}"`
      if (keyword === 'enum') return `${place} must be one of ${JSON.stringify(params['allowedValues'])}`
      return `${place} ${message ?? 'is not right'}`
    })
  return { problems: problems.length > 0 ? problems : ['the file does not have the shape of a rule'] }
}

const validators = new Map<string, ReturnType<typeof compileValidator>>()

function validatorFor(schemaPath: string): ReturnType<typeof compileValidator> {
  let validator = validators.get(schemaPath)
  if (!validator) validators.set(schemaPath, (validator = compileValidator(schemaPath)))
  return validator
}

function compileValidator(schemaPath: string) {
  const schema: unknown = JSON.parse(readFileSync(schemaPath, 'utf8'))
  if (!isRecord(schema)) throw new TypeError('the rule schema is not an object')
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<RuleFile>(schema)
}
