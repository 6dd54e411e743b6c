import { isRecord } from '@telltale/model'
import { shapeProblems } from './shape-problems.js'

/**
 * What is wrong with a MISP export: one event, or several as `{ "response": [{ "Event": … }] }`. Beside the shape of each
 * event: no name stands for two things, and the attributes are as many as the event says.
 */
export function mispProblems(file: unknown): readonly string[] {
  const several = isRecord(file) && Array.isArray(file['response']) ? file['response'] : undefined
  const files: readonly unknown[] = several ?? [file]
  const events = files.map((each) => (isRecord(each) && isRecord(each['Event']) ? each['Event'] : {}))
  const attributes = events.map(({ Attribute: each }) => (Array.isArray(each) ? each.filter(isRecord) : []))
  const names = [...events, ...attributes.flat()].map(({ uuid }) => uuid)
  return [
    ...(several !== undefined && isRecord(file) && Object.keys(file).length > 1 ? ['more than a response'] : []),
    ...files.flatMap((each) => shapeProblems('misp-core', each)),
    ...(new Set(names).size === names.length ? [] : ['two things of one name']),
    ...events.flatMap(({ attribute_count: count }, index) =>
      count === String(attributes[index]?.length) ? [] : ['another number of attributes'],
    ),
  ]
}
