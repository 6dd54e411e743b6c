import { readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ExposureFile } from './exposure-file.js'
import { sayShape } from './say-shape.js'

/** Tells whether a parsed file has the shape of a rule about posts; if not, `problems` says in words what to mend. */
export function validateExposure(
  data: unknown,
  schemaPath: string,
): { readonly rule?: ExposureFile; readonly problems: readonly string[] } {
  const validate = validatorFor(schemaPath)
  return validate(data) ? { rule: data, problems: [] } : { problems: sayShape(validate.errors ?? []) }
}

const validators = new Map<string, ReturnType<typeof compileValidator>>()

function validatorFor(schemaPath: string): ReturnType<typeof compileValidator> {
  let validator = validators.get(schemaPath)
  if (!validator) validators.set(schemaPath, (validator = compileValidator(schemaPath)))
  return validator
}

function compileValidator(schemaPath: string) {
  const schema: unknown = JSON.parse(readFileSync(schemaPath, 'utf8'))
  if (!isRecord(schema)) throw new TypeError('the schema of exposures is not an object')
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<ExposureFile>(schema)
}
