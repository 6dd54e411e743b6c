import { readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/**
 * Makes a function that answers with the validator of a schema, compiled when it is first asked for.
 *
 * @returns A function of the schema's path, and of those of schemas that it refers to. It answers with a guard for `T`:
 * what the schema describes and what `T` says must be kept the same by hand.
 */
export function schemaValidator<T>(): (schemaPath: string, ...others: readonly string[]) => ValidateFunction<T> {
  const validators = new Map<string, ValidateFunction<T>>()
  return (schemaPath, ...others) => {
    let validator = validators.get(schemaPath)
    if (!validator) {
      const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
      for (const other of others) ajv.addSchema(readSchema(other))
      validator = ajv.compile<T>(readSchema(schemaPath))
      validators.set(schemaPath, validator)
    }
    return validator
  }
}

function readSchema(path: string): Readonly<Record<string, unknown>> {
  const schema: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecord(schema)) throw new TypeError(`${path} is no schema`)
  return schema
}
