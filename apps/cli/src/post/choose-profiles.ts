import { EXPOSURE_PROFILES, TelltaleError, type ExposureProfile } from '@telltale/model'
import { optionLines } from '../option-lines.js'
import type { Invocation } from '../run.js'
import { forgetProfiles, keepProfiles, keptProfilesPath, readKeptProfiles } from './kept-profiles.js'

/**
 * For whom it is looked at: as it was said, else as it was said to be remembered, else for an ordinary author. Remembers
 * and forgets as well, when that is asked for.
 *
 * @throws {TelltaleError} `usage/bad-value`.
 */
export async function chooseProfiles(options: Invocation['options']): Promise<readonly ExposureProfile[]> {
  const named = optionLines(options['profile'])
  const chosen = EXPOSURE_PROFILES.filter((each) => named.includes(each))
  if (options['forget-profile'] === true) {
    await forgetProfiles()
    process.stderr.write('No profile is remembered any more.\n')
  }
  if (options['remember-profile'] === true) {
    if (chosen.length === 0)
      throw new TelltaleError('usage/bad-value', 'There is no profile to remember.', 'Name it with --profile.')
    await keepProfiles(chosen)
    process.stderr.write(`Remembered in ${keptProfilesPath()}, which only you can read. --forget-profile removes it.\n`)
  }
  if (chosen.length > 0) return chosen
  return (await readKeptProfiles()) ?? ['ordinary']
}
