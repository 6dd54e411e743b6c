#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { run } from '../dist/run.js'

// A long chat is read once and let go: a small heap, little room for what is new in it, and half as much code put into other
// code when it is made fast cost a little time and save memory.
if (process.argv[2] === 'check') {
  setFlagsFromString('--optimize-for-size')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=460')
}
process.exitCode = await run(process.argv.slice(2))
