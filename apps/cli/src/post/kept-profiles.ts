import { mkdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { writeFileWhole } from '@telltale/host-node'
import { EXPOSURE_PROFILES, isRecord, TelltaleError, type ExposureProfile } from '@telltale/model'

/** Where the author's own setting is kept: in the user's folder for settings, and only when it was asked for. */
export function keptProfilesPath(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  const windows = process.platform === 'win32' ? APPDATA : undefined
  return join(XDG_CONFIG_HOME || windows || join(homedir(), '.config'), 'telltale', 'post.json')
}

/** Undefined where nothing is kept, or what is there cannot be understood. */
export async function readKeptProfiles(): Promise<readonly ExposureProfile[] | undefined> {
  try {
    const data: unknown = JSON.parse(await readFile(keptProfilesPath(), 'utf8'))
    const names: unknown = isRecord(data) ? data['profiles'] : undefined
    const found = Array.isArray(names) ? EXPOSURE_PROFILES.filter((each) => names.includes(each)) : []
    return found.length === 0 ? undefined : found
  } catch {
    return undefined
  }
}

/** Only the person may read it: that somebody chose a setting tells something about them. */
export async function keepProfiles(profiles: readonly ExposureProfile[]): Promise<void> {
  const path = keptProfilesPath()
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new TelltaleError(
      'write/not-writable',
      'The setting cannot be kept.',
      'Give --profile each time, or name a folder that you may write to in XDG_CONFIG_HOME.',
      { cause: error },
    )
  }
  await writeFileWhole(path, `${JSON.stringify({ profiles })}\n`)
}

/** Nothing happens where nothing is kept. */
export async function forgetProfiles(): Promise<void> {
  await rm(keptProfilesPath(), { force: true })
}
