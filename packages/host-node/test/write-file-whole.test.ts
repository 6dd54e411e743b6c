import { execFile } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileWhole } from '../src/index.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-write-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a new file holds the text, only the person may read it, and nothing is left beside it', async () => {
  const path = join(folder, 'report.html')
  await writeFileWhole(path, 'grüße')
  expect(await readFile(path, 'utf8')).toBe('grüße')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['report.html'])
})

test('an existing file is replaced and keeps its permissions', async () => {
  const path = join(folder, 'report.txt')
  await writeFile(path, 'old')
  await chmod(path, 0o640)
  await writeFileWhole(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).mode & 0o777).toBe(0o640)
})

test('a link keeps leading to the file that is replaced', async () => {
  await writeFile(join(folder, 'real.txt'), 'old')
  await symlink(join(folder, 'real.txt'), join(folder, 'link.txt'))
  await writeFileWhole(join(folder, 'link.txt'), 'new')
  expect(await readFile(join(folder, 'real.txt'), 'utf8')).toBe('new')
})

test('a link that leads to no file is left as it is', async () => {
  const link = join(folder, 'link.txt')
  await symlink(join(folder, 'gone.txt'), link)
  await expect(writeFileWhole(link, 'new')).rejects.toMatchObject({ code: 'write/not-writable' })
  expect((await lstat(link)).isSymbolicLink()).toBe(true)
  expect(await readdir(folder)).toEqual(['link.txt'])
})

test.skipIf(process.platform === 'win32')('a pipe is written into and stays a pipe, by a link too', async () => {
  const pipe = join(folder, 'pipe')
  await promisify(execFile)('mkfifo', [pipe])
  await symlink(pipe, join(folder, 'link'))
  for (const path of [pipe, join(folder, 'link')]) {
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeFileWhole(path, inParts('grü', 'ße'))])
    expect(read).toBe('grüße')
  }
  expect((await stat(pipe)).isFIFO()).toBe(true)
  expect((await readdir(folder)).toSorted()).toEqual(['link', 'pipe'])
})

test('where nothing can be written, that is said and nothing is left behind', async () => {
  await mkdir(join(folder, 'taken'))
  await expect(writeFileWhole(join(folder, 'taken'), 'x')).rejects.toMatchObject({ code: 'write/not-writable' })
  await expect(writeFileWhole(join(folder, 'none', 'x.txt'), 'x')).rejects.toMatchObject({ code: 'write/not-writable' })
  expect(await readdir(folder)).toEqual(['taken'])
})

async function* inParts(...parts: readonly string[]): AsyncGenerator<string, void, undefined> {
  yield* parts
}
