#!/usr/bin/env node
// Checks the way out: plan, questions, sentences, drafts, points of guidance, and help for countries.
import { compileWayout } from '../dist/index.js'

const today = new Date().toISOString().slice(0, 10)
const { problems, ageing } = compileWayout(new URL('../../../packs/', import.meta.url).pathname, today)
for (const { path, what } of ageing) console.log(`packs/${path}: warning: ${what}, over a year ago`)
for (const { path, what } of problems) console.log(`packs/${path}: ${what}`)
console.log(problems.length === 0 ? 'All good.' : `${problems.length} to mend.`)
process.exitCode = problems.length === 0 ? 0 : 1
