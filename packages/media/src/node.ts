import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { setWasmLoader, WASM_PATHS } from './wasm-parts.js'

export * from './index.js'

const require = createRequire(import.meta.url)

setWasmLoader(async (part) => await readFile(require.resolve(WASM_PATHS[part])))
