/** What a value holds, if it is a list; nothing, if it is anything else. */
export const listsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
