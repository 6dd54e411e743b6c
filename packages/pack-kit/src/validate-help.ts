import type { CountryHelp } from '@telltale/wayout'
import { schemaValidator } from './schema-validator.js'

/** Tells whether a parsed file has the shape of help for a country; if not, `problems` says in words what to mend. */
export function validateHelp(
  data: unknown,
  schemaPath: string,
): { readonly help?: CountryHelp; readonly problems: readonly string[] } {
  const validate = validatorFor(schemaPath)
  if (validate(data)) return { help: data, problems: [] }
  const problems = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'propertyNames')
    .map(({ instancePath, keyword, message, params }) => {
      const place = instancePath === '' ? 'the file' : instancePath
      if (keyword === 'required') return `${place} lacks "${String(params['missingProperty'])}"`
      if (keyword === 'additionalProperties') return `${place} has an unknown "${String(params['additionalProperty'])}"`
      if (keyword === 'enum') return `${place} must be one of ${JSON.stringify(params['allowedValues'])}`
      if (keyword === 'minProperties') return `${place} must name at least one way to reach them`
      if (keyword === 'type' && params['type'] === 'string') return `${place} must be a text: put it in quotes`
      if (keyword === 'pattern')
        return `${place} ${SHAPES.find(([end]) => end.test(instancePath))?.[1] ?? String(message)}`
      return `${place} ${message ?? 'is not right'}`
    })
  return { problems: problems.length > 0 ? problems : ['the file does not have the shape of help for a country'] }
}

/** What a pattern of the schema asks for, by where it stands. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\/id$/u, 'must be the country in small letters, a hyphen and words with hyphens, as in gb-act-hotline'],
  [/\/country$/u, 'must be two capital letters, as in GB, or any'],
  [/\/date$/u, 'must be a year, a month or a day: 2025, 2025-09 or 2025-09-02'],
  [/\/checked$/u, 'must be a day: 2026-11-22'],
  [/\/languages\/\d+$/u, 'must be a language code, as in en or zh-Hant'],
]

const validatorFor = schemaValidator<CountryHelp>()
