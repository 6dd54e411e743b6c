import type { ExposureFile } from './exposure-file.js'
import { sayShape } from './say-shape.js'
import { schemaValidator } from './schema-validator.js'

/** Tells whether a parsed file has the shape of a rule about posts; if not, `problems` says in words what to mend. */
export function validateExposure(
  data: unknown,
  schemaPath: string,
): { readonly rule?: ExposureFile; readonly problems: readonly string[] } {
  const validate = validatorFor(schemaPath)
  return validate(data) ? { rule: data, problems: [] } : { problems: sayShape(validate.errors ?? []) }
}

const validatorFor = schemaValidator<ExposureFile>()
