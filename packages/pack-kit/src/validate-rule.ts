import type { RuleFile } from './rule-file.js'
import { sayShape } from './say-shape.js'
import { schemaValidator } from './schema-validator.js'

/** Tells whether a parsed file has the shape of a rule; if not, `problems` says in words what to mend. */
export function validateRule(
  data: unknown,
  schemaPath: string,
): { readonly rule?: RuleFile; readonly problems: readonly string[] } {
  const validate = validatorFor(schemaPath)
  return validate(data) ? { rule: data, problems: [] } : { problems: sayShape(validate.errors ?? []) }
}

const validatorFor = schemaValidator<RuleFile>()
