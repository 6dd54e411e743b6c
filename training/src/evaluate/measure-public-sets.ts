import type { Turn } from '@telltale/model'
import type { InnocentSet } from '../read-innocent-sets.js'
import { isAlarm } from './is-alarm.js'
import { joinTalks } from './join-talks.js'
import type { Readers } from './measured.js'
import { readFilmDialogues } from './read-film-dialogues.js'
import { readGroupLogs } from './read-group-logs.js'
import { readLicences } from './read-licences.js'
import { sampleOf } from './sample-of.js'
import { sayPercentWithin, sayPerThousand, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** So many of a set are enough to tell 3 alarms in 1,000 from 10. */
const MOST_OF_A_SET = 1000
const LONG_TALK = 400

/** False alarms on conversations that nobody of this project wrote. */
export function measurePublicSets(sets: readonly InnocentSet[] | undefined, { analyse }: Readers): Section {
  const heading = 'Public innocent conversations'
  if (!sets) return { heading, lines: ['Not measured: the data folder is not here.'] }
  const film: InnocentSet = {
    name: 'film dialogue, not manipulative',
    language: 'en',
    mayLearn: false,
    conversations: readFilmDialogues(false),
  }
  const counted = [...sets, film]
    .filter(({ name, conversations }) => !name.startsWith('reworded') && conversations.length > 0)
    .map(({ name, language, mayLearn, conversations }) => ({
      name,
      language,
      mayLearn,
      ...count(sampleOf(conversations, MOST_OF_A_SET), analyse),
    }))
  const row = (
    name: string,
    use: string,
    list: readonly { readonly alarms: number; readonly all: number }[],
  ): readonly string[] => {
    const alarms = list.reduce((sum, each) => sum + each.alarms, 0)
    const all = list.reduce((sum, each) => sum + each.all, 0)
    return [name, use, `${alarms} of ${all}`, sayPerThousand(alarms, all), sayPercentWithin(alarms, all)]
  }
  const languages = [...new Set(counted.map(({ language }) => language))]
  const long = languages.flatMap((language) => {
    const { alarms, all } = sets
      .filter((set) => set.language === language && !set.name.startsWith('reworded'))
      .map(({ conversations }) => count(joinTalks(conversations, LONG_TALK), analyse))
      .reduce((sum, each) => ({ alarms: sum.alarms + each.alarms, all: sum.all + each.all }), { alarms: 0, all: 0 })
    return all === 0 ? [] : [`${language} ${alarms} of ${all}`]
  })
  const manipulative = count(readFilmDialogues(true), analyse)
  const logs = readGroupLogs()
  const inGroups = count(logs, analyse)
  const licences = readLicences()
  const inLicences = count(licences, analyse)
  const speakers = logs.reduce((sum, turns) => sum + new Set(turns.map(({ speaker }) => speaker)).size, 0)
  return {
    heading,
    lines: [
      `Every conversation is innocent, so every alarm is false. Of sets that training may learn from, only the half that it has not seen is here; at most ${MOST_OF_A_SET} of each set, evenly spread.`,
      '',
      ...table(
        ['', 'training', 'false alarms', 'per 1,000', 'share (95 %)'],
        languages.flatMap((language) => {
          const here = counted.filter((each) => each.language === language)
          return [
            ...here.map((each) => row(`${language}: ${each.name}`, each.mayLearn ? 'other half' : 'never', [each])),
            row(`${language} together`, '', here),
          ]
        }),
      ),
      '',
      `- Joined into talks of ${LONG_TALK} turns, as if the same two had had them all, one scene after the other: ${long.join(', ')} alarmed. Each stretch is one more chance of a false alarm.`,
      ...(manipulative.all === 0
        ? []
        : [
            `- Film dialogue that annotators called manipulative, which is no approach either: ${sayShare(manipulative.alarms, manipulative.all)} alarmed.`,
          ]),
      ...(inGroups.all === 0
        ? []
        : [
            `- Public logs of large technical groups, in pieces of 250 turns: ${sayShare(inGroups.alarms, inGroups.all)} of the pieces alarmed, each naming one of its speakers; ${speakers} speakers in all, so ${sayPerThousand(inGroups.alarms, speakers)} in 1,000 speakers.`,
          ]),
      ...(inLicences.all === 0
        ? []
        : [
            `- Licence texts of the packages that are installed beside this project, each once, a paragraph a message: ${sayShare(inLicences.alarms, inLicences.all)} alarmed. They stand for formal papers: contracts, terms, policies.`,
          ]),
    ],
  }
}

function count(
  conversations: readonly (readonly Turn[])[],
  analyse: Readers['analyse'],
): { readonly alarms: number; readonly all: number } {
  return { alarms: conversations.filter((turns) => isAlarm(analyse(turns))).length, all: conversations.length }
}
