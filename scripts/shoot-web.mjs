// Takes the pictures of every screen of the built web app anew, in each language, light and size:
// `node scripts/shoot-web.mjs` keeps them, reduced, for `apps/web/test/pictures.test.ts` to compare with;
// `node scripts/shoot-web.mjs FOLDER` leaves them whole in a folder, to be looked at.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder] = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'apps/web/test/pictures.test.ts', '-t', folder ? 'every screen' : ''],
  {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(folder === undefined ? { TELLTALE_PICTURES: 'write' } : { TELLTALE_PICTURES_TO: resolve(folder) }),
    },
  },
)
process.exitCode = status ?? 1
