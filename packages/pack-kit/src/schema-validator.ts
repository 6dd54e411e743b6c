import { readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/**
 * Makes a function that answers with the validator of a schema, compiled when it is first asked for.
 *
 * @returns A guard for `T`: what the schema describes and what `T` says must be kept the same by hand.
 */
export function schemaValidator<T>(): (schemaPath: string) => ValidateFunction<T> {
  const validators = new Map<string, ValidateFunction<T>>()
  return (schemaPath) => {
    let validator = validators.get(schemaPath)
    if (!validator) {
      const schema: unknown = JSON.parse(readFileSync(schemaPath, 'utf8'))
      if (!isRecord(schema)) throw new TypeError(`${schemaPath} is no schema`)
      validator = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<T>(schema)
      validators.set(schemaPath, validator)
    }
    return validator
  }
}
