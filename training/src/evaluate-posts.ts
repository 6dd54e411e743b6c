// Measures what is found in posts, alone: `node training/dist/evaluate-posts.js`. `npm run eval` measures it as well.
// Without an option on the part that rules may be made with, and prints; `--show` lists what came out wrong there.
// `--kept` measures on the part that nobody reads, and writes docs/generated/posts-quality.md.
import { parseArgs } from 'node:util'
import { exposurePack } from '@telltale/packs/exposure'
import { measurePosts } from './posts/measure-posts.js'

const { values: asked } = parseArgs({
  options: { kept: { type: 'boolean', default: false }, show: { type: 'boolean', default: false } },
})
measurePosts(asked.kept ? 'kept' : 'tune', exposurePack, asked.show)
