export function flatten(value: unknown, path?: string): Readonly<Record<string, string>>
