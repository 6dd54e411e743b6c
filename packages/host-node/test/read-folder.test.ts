import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFolder } from '../src/index.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-folder-'))
  const chat = 'Anna: hello\nBen: hi\nAnna: how are you\n'
  await mkdir(join(folder, 'inside', 'deeper'), { recursive: true })
  await mkdir(join(folder, 'inside', '.hidden'))
  for (const name of [
    '10.txt',
    '2.txt',
    'a.txt',
    'inside/b.txt',
    'inside/deeper/c.txt',
    '.hidden.txt',
    'inside/.hidden/d.txt',
  ]) {
    await writeFile(join(folder, name), chat)
  }
  await writeFile(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))
  await symlink('/etc', join(folder, 'out'))
  await symlink('/etc/passwd', join(folder, 'out.txt'))
  await symlink(folder, join(folder, 'inside', 'round'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a folder is read in a stable order; hidden files and links are left out and said to be', async () => {
  const seen: string[] = []
  for await (const { path, error } of readFolder(folder)) {
    seen.push(error === undefined ? `${path} read` : `${path} ${error.code}`)
  }
  expect(seen).toEqual([
    '.hidden.txt read/not-readable',
    '2.txt read',
    '10.txt read',
    'a.txt read',
    'inside/.hidden read/not-readable',
    'inside/b.txt read',
    'inside/deeper/c.txt read',
    'inside/round read/not-readable',
    'out read/not-readable',
    'out.txt read/not-readable',
    'picture.png read/not-text',
  ])
})

test('a folder that is not there, and a file in its place, are errors', async () => {
  await expect(readFolder(join(folder, 'none')).next()).rejects.toMatchObject({ code: 'read/not-found' })
  await expect(readFolder(join(folder, 'a.txt')).next()).rejects.toMatchObject({ code: 'read/not-readable' })
})
