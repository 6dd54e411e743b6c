import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('where nothing can be written, that is said and nothing is left behind', async () => {
  await mkdir(join(folder, 'taken'))
  await expect(writeFileWhole(join(folder, 'taken'), 'x')).rejects.toMatchObject({ code: 'write/not-writable' })
  await expect(writeFileWhole(join(folder, 'none', 'x.txt'), 'x')).rejects.toMatchObject({ code: 'write/not-writable' })
  expect(await readdir(folder)).toEqual(['taken'])
})
