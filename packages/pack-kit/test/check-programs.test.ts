import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test.each(['check.js', 'check-exposure.js'])('%s does not call good what is not there', (program) => {
  const path = fileURLToPath(new URL(`../bin/${program}`, import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [path, 'nosuch/rule'], { encoding: 'utf8' })
  expect(stdout).toMatch(/^nosuch\/rule: there is no such rule or (?:stage|kind)\n1 to mend\.\n$/u)
  expect(status).toBe(1)
})
