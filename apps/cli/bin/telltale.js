#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { run } from '../dist/run.js'

// A long chat is read once and let go: a small heap, and little room for what is new in it, cost a little time and save memory.
if (process.argv[2] === 'check') {
  setFlagsFromString('--optimize-for-size')
  setFlagsFromString('--semi-space-growth-factor=1')
}
process.exitCode = await run(process.argv.slice(2))
