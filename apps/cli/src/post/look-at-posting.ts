import { basename } from 'node:path'
import { expose, type PlaceIndex } from '@telltale/exposure'
import { examine, FORMATS, mediaError, type Examined } from '@telltale/media/node'
import {
  addAll,
  asTelltaleError,
  type CompiledExposurePack,
  type ExposureProfile,
  type ExposureReport,
  type Notice,
  type PostedItem,
  type Posting,
  type Sight,
  type TelltaleError,
} from '@telltale/model'
import type { LookedAt } from '@telltale/render/exposure'
import { pathForReport } from '../path-for-report.js'
import { Stopped } from './interruption.js'
import type { PostBytes } from './post-bytes.js'
import type { PostInput } from './post-input.js'

/** For whom and with what postings are looked at. */
export interface Looking {
  readonly pack: CompiledExposurePack
  readonly language: string
  readonly profiles: readonly ExposureProfile[]
  readonly places?: PlaceIndex
  readonly sight?: Sight
  readonly bytes: PostBytes
  /** Told how far one file is, 0..1. Throwing from it stops the work. */
  readonly onProgress: (done: number) => void
  readonly onUnreadable: (input: PostInput, error: TelltaleError) => void
}

export interface LookedPosting extends LookedAt {
  /** One for each item of the report. */
  readonly inputs: readonly PostInput[]
}

/** Looks at what belongs together. A file that cannot be read costs only itself; undefined when nothing is left. */
export async function lookAtPosting(
  inputs: readonly PostInput[],
  id: string,
  looking: Looking,
): Promise<LookedPosting | undefined> {
  const read: PostInput[] = []
  const items: PostedItem[] = []
  const notices: Notice[] = []
  for (const input of inputs) {
    try {
      const { notices: ofFile, ...item } = await examineInput(input, looking)
      read.push(input)
      items.push(item)
      addAll(notices, ofFile)
    } catch (error) {
      if (error instanceof Stopped) throw error
      looking.onUnreadable(input, asTelltaleError(error))
    }
  }
  if (items.length === 0) return undefined
  const posting = { items, notices }
  return {
    report: exposeFor(posting, id, looking),
    posting,
    inputs: read,
    paths: read.map(({ path }) => (path === undefined ? undefined : pathForReport(path))),
  }
}

/** The report on a posting that was read already. */
export function exposeFor(posting: Posting, id: string, looking: Looking): ExposureReport {
  const { pack, language, profiles, places, sight } = looking
  return expose(posting, pack, {
    id,
    language,
    profiles,
    picturesUnseen: sight === undefined,
    ...(places === undefined ? {} : { places }),
  })
}

async function examineInput(input: PostInput, { bytes, sight, onProgress }: Looking): Promise<Examined> {
  onProgress(0)
  if (input.words !== undefined) return await examineWords(await bytes.of(input))
  const name = input.path === undefined ? undefined : basename(input.path)
  return await examine(await bytes.of(input), name, { ...(sight === undefined ? {} : { sight }), onProgress })
}

/** Words are words, whatever kind of file begins like them. */
async function examineWords(bytes: Uint8Array): Promise<Examined> {
  if (bytes.length === 0) throw mediaError('empty')
  const contents = await FORMATS.find(({ format }) => format === 'text')?.read(bytes)
  if (contents === undefined) throw mediaError('not-known')
  const { texts, sightings, notices } = contents
  return { format: 'text', texts, sightings, notices }
}
