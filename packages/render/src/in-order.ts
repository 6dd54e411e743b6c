import { isRecord } from '@telltale/model'

/** The members of a type, in the order in which they are written. `true` stands for a plain value. */
export type Shape<T> = T extends string | number | boolean
  ? true
  : T extends readonly (infer Item)[]
    ? readonly [Shape<NonNullable<Item>>]
    : { readonly [Name in keyof T]-?: Shape<NonNullable<T[Name]>> }

/** A value as plain data with exactly the members of a shape, in their order, ready to be written. */
export function inOrder(value: unknown, shape: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(shape)) return value.map((item: unknown) => inOrder(item, shape[0]))
  if (!isRecord(value) || !isRecord(shape)) return value
  return Object.fromEntries(
    Object.keys(shape)
      .filter((name) => value[name] !== undefined)
      .map((name) => [name, inOrder(value[name], shape[name])]),
  )
}
