import type { ErrorObject } from 'ajv/dist/2020.js'

/** Says what is wrong with the shape of a rule's file, a line for each thing to mend. */
export function sayShape(errors: readonly ErrorObject[]): readonly string[] {
  const problems = errors
    .filter(({ keyword }) => keyword !== 'anyOf')
    .map(({ instancePath, keyword, message, params }) => {
      const place = instancePath === '' ? 'the file' : instancePath
      if (keyword === 'required') return `${place} lacks "${String(params['missingProperty'])}"`
      if (keyword === 'additionalProperties') return `${place} has an unknown "${String(params['additionalProperty'])}"`
      if (keyword === 'enum') return `${place} must be one of ${JSON.stringify(params['allowedValues'])}`
      return `${place} ${message ?? 'is not right'}`
    })
  return problems.length > 0 ? problems : ['the file does not have the shape of a rule']
}
