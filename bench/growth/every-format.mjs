// Loads every test file of the readers, so that each tells its format. Vite knows the star.
import.meta.glob('../../packages/readers/test/*.test.ts', { eager: true })

export { formats } from './formats.mjs'
