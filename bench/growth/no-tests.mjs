// Stands in for the test runner where only the makers of a test file are wanted: whatever is asked of it, nothing happens.
const nothing = new Proxy(() => nothing, {
  get: (_target, name) => (name === 'then' ? undefined : nothing),
  apply: () => nothing,
})

export const describe = nothing
export const test = nothing
export const it = nothing
export const expect = nothing
export const beforeAll = nothing
export const afterAll = nothing
export const beforeEach = nothing
export const afterEach = nothing
export const vi = nothing
