import { findSurroundings, guessLanguage, noticeLanguage, sentenceOf } from '@telltale/engine'
import {
  addAll,
  EXPOSURE_KINDS,
  EXPOSURE_LEVELS,
  type CompiledExposurePack,
  type ExposureFinding,
  type ExposureKind,
  type ExposureLevel,
  type ExposurePlace,
  type ExposureProfile,
  type ExposureReport,
  type PostedItem,
  type PostedText,
  type Posting,
  type Rewording,
  type Sighting,
  type Wording,
} from '@telltale/model'
import { findInText } from './find/find-in-text.js'
import type { Found } from './find/found.js'
import { mendSplitMarkings } from './find/mend-split-markings.js'
import { earFor } from './learned/ear-for.js'
import { tellWhatIsHeard, type HeardFind } from './learned/tell-what-is-heard.js'
import { nearPlaces, type PlaceIndex } from './places/near-places.js'
import { spotsInText } from './places/spots-in-text.js'
import { addUp } from './report/add-up.js'
import { levelFor } from './report/level-for.js'
import { regionsOfQuote } from './report/regions-of-quote.js'
import { sayLimits, sayNow, type AdviceGround } from './report/say-advice.js'
import { worstOf } from './report/worst-of.js'
import { reword, type Rewordable } from './reword/reword.js'

/** For whom a posting is looked at. */
export interface ExposeOptions {
  /** Goes into the report as it is. */
  readonly id: string
  /** What the author says of themselves; an ordinary author where it is left out. */
  readonly profiles?: readonly ExposureProfile[]
  /** Of the report's own sentences; English where it is left out. */
  readonly language?: string
  /** Places that are worth guarding, against which coordinates are held. */
  readonly places?: PlaceIndex
  /** Nothing looked at what pictures show, because nothing was to. */
  readonly picturesUnseen?: boolean
}

/**
 * Says what a stranger could learn from a posting: from its words, from the identifiers in it, and from what its files hold
 * beside them. The same posting, pack and options give the same report. Time and memory grow with the length of the texts
 * and no faster.
 *
 * Stands between `media`, which reads files into a posting, and `render`, which writes the report.
 */
export function expose(posting: Posting, pack: CompiledExposurePack, options: ExposeOptions): ExposureReport {
  const { id, profiles = ['ordinary'], language = 'en', places, picturesUnseen = false } = options
  const wording = inLanguage(pack.wording, language) ?? {}
  const sights: Sight[] = []
  const sounds: Sound[] = []
  posting.items.forEach((item, index) => {
    const { seen, heard } = readTexts(item, index, pack)
    addAll(sights, seen)
    addAll(sounds, heard)
    const nearby = places ? sightingsNear(item, places, (metres, name) => sayNear(wording, metres, name)) : []
    addAll(sights, sightsOfSigns([...item.sightings, ...nearby], index, pack))
  })
  const seen = gather(sights, pack, profiles, language)
  const isSeen = ({ kind, place }: Sound): boolean =>
    seen.some((each) => each.kind === kind && each.level !== 'fine' && each.places.some((own) => isOneText(own, place)))
  const heard = gatherSounds(
    sounds.filter((each) => !isSeen(each)),
    wording,
  )
  const all = [...withBasis(seen, sounds), ...heard].sort(inOrder)
  const findings = all.filter(({ level }) => level !== 'fine')
  const fine = all.filter(({ level }) => level === 'fine')
  const together = addUp(findings, pack, profiles, language)
  const level = worstOf([...findings, ...together].map((each) => each.level))
  const { rewordings, byHand } = rewordAll(posting, findings, pack)
  const isUnseen = posting.items.some(
    ({ pages, texts }) =>
      pages !== undefined &&
      !texts.some(({ where }) => where === 'document') &&
      (picturesUnseen || posting.notices.some(({ code }) => code === 'media/not-looked-at')),
  )
  const ground: AdviceGround = {
    posting,
    level,
    findings,
    isReworded: rewordings.length > 0,
    byHand,
    isCovered: isCovered(posting, pack),
    isUnseen,
  }
  return {
    exposureVersion: 1,
    id,
    language,
    pack: { version: pack.version, digest: pack.digest },
    profiles,
    items: posting.items.map(({ name, format, pages }, index) => ({
      ...(name === undefined ? {} : { name }),
      format,
      level: worstOf(
        findings.filter((each) => each.places.some(({ item }) => item === index)).map((each) => each.level),
      ),
      ...(pages === undefined ? {} : { pages }),
    })),
    level,
    summary: sentenceOf(wording, `summary.${level === 'fine' ? howFine(isUnseen, fine) : level}`),
    findings,
    together,
    fine,
    rewordings,
    now: sayNow(ground, wording),
    limits: sayLimits(ground, wording),
    notices: posting.notices.map(({ code, line, count, detail }) => ({
      code,
      text: sentenceOf(wording, `notice.${code.replace('/', '-')}`).replaceAll('{detail}', detail ?? ''),
      ...(line === undefined ? {} : { line }),
      ...(count === undefined ? {} : { count }),
    })),
  }
}

/** What is fine is said no surer than it is known. */
function howFine(isUnseen: boolean, fine: readonly ExposureFinding[]): string {
  if (isUnseen) return 'fine-unseen'
  return fine.length > 0 ? 'fine-with-some' : 'fine'
}

/** One place where a rule saw something. */
interface Sight {
  readonly exposure: number
  readonly own?: ExposureLevel
  readonly place: ExposurePlace
}

/** One sentence that sounds as if it gave a kind of thing away. */
interface Sound {
  readonly kind: ExposureKind
  readonly level: ExposureLevel
  readonly place: ExposurePlace
}

function readTexts(
  { texts }: PostedItem,
  item: number,
  pack: CompiledExposurePack,
): { readonly seen: readonly Sight[]; readonly heard: readonly Sound[] } {
  const seen: Sight[] = []
  const heard: Sound[] = []
  texts.forEach((posted, text) => {
    const { finds, told } = listenTo(posted, pack)
    for (const { exposure, start, end, level } of finds)
      seen.push({
        exposure,
        place: placeIn(posted, item, text, start, end),
        ...(level === undefined ? {} : { own: level }),
      })
    for (const { kind, level, start, end } of told)
      heard.push({ kind, level, place: placeIn(posted, item, text, start, end) })
  })
  return { seen, heard }
}

/**
 * What rules see in a text and what the ear tells of it. Where a text sounds altogether innocent, what rests on words alone
 * is fine; not so numbers, markings, and what must not be published.
 */
function listenTo(
  { text, where }: PostedText,
  pack: CompiledExposurePack,
): { readonly finds: readonly Found[]; readonly told: readonly HeardFind[] } {
  const finds = findInText(where === 'picture' ? mendSplitMarkings(text) : text, pack)
  // Only what somebody wrote to be read is heard; words in a picture or a field are no sentences.
  if (!pack.heard || (where !== 'text' && where !== 'document')) return { finds, told: [] }
  const { thresholds } = pack.heard
  const sounds = earFor(pack.heard, pack).hear(text)
  const innocent = sounds.filter(({ any }) => any < thresholds.fineBelow)
  return {
    finds: finds.map((each) => {
      const rule = pack.exposures[each.exposure]
      const level = each.level ?? rule?.level
      const stays = !rule || each.identified === true || rule.kind === 'marking' || level === 'stop' || level === 'fine'
      const isInnocent = innocent.some(
        ({ start, end, kinds }) =>
          each.start >= start &&
          each.start < end &&
          !kinds.some(({ kind, odds }) => kind === rule?.kind && odds >= thresholds.keptFrom),
      )
      return stays || !isInnocent ? each : { ...each, level: 'fine' }
    }),
    told: sounds.flatMap((sound) => tellWhatIsHeard(sound, thresholds, sounds.length)),
  }
}

function placeIn(posted: PostedText, item: number, text: number, start: number, end: number): ExposurePlace {
  const regions = regionsOfQuote(posted, start, end)
  return {
    item,
    where: posted.where,
    text,
    start,
    end,
    quote: posted.text.slice(start, end),
    ...findSurroundings(posted.text, start, end),
    ...(posted.label === undefined ? {} : { label: posted.label }),
    ...(regions.length === 0 ? {} : { regions }),
  }
}

function sightsOfSigns(sightings: readonly Sighting[], item: number, pack: CompiledExposurePack): readonly Sight[] {
  return sightings.flatMap(({ sign, region, label, value }) => {
    const exposure = pack.exposures.findIndex((each) => each.status === 'stable' && each.signs.includes(sign))
    if (exposure < 0) return []
    const place: ExposurePlace = {
      item,
      where: region === undefined ? 'metadata' : 'picture',
      sign,
      ...(value === undefined ? {} : { quote: value }),
      ...(label === undefined ? {} : { label }),
      ...(region === undefined ? {} : { regions: [region] }),
    }
    return [{ exposure, place }]
  })
}

/** Guarded places near where a file was made, and near coordinates that are written. */
function sightingsNear(
  { sightings, texts }: PostedItem,
  places: PlaceIndex,
  say: (metres: number, name: string) => string,
): readonly Sighting[] {
  const spots = [
    ...sightings.flatMap(({ at, label }) => (at ? [{ at, label }] : [])),
    ...texts.flatMap(({ text }) => spotsInText(text).map(({ at }) => ({ at, label: undefined }))),
  ]
  return spots.flatMap(({ at, label }) => {
    const [nearest] = nearPlaces(at, places)
    if (!nearest) return []
    const value = say(nearest.metres, nearest.name)
    return [{ sign: 'near-place' as const, value, at, ...(label === undefined ? {} : { label }) }]
  })
}

function sayNear(wording: Parameters<typeof sentenceOf>[0], metres: number, name: string): string {
  // The name last: whatever it holds is not read as a place to fill in.
  const where = metres === 0 ? (name === '' ? 'inside-unnamed' : 'inside') : name === '' ? 'unnamed' : 'named'
  return sentenceOf(wording, `near.${where}`)
    .replace('{metres}', String(metres))
    .replace('{name}', () => name)
}

/** Kinds by the harm they do at one level, worst first. */
const BY_HARM: readonly ExposureKind[] = [
  'credential',
  'marking',
  'identity',
  'movement',
  'place',
  'people',
  'time',
  'project',
  'role',
  'workplace',
  'in-view',
  'contact',
  'pressure',
  'metadata',
  'likeness',
]
/** More places of one thing would say nothing more. */
const MOST_PLACES = 100

/** Puts what one rule saw together, what is fine apart from what is not. Most harmful first. */
function gather(
  sights: readonly Sight[],
  pack: CompiledExposurePack,
  profiles: readonly ExposureProfile[],
  language: string,
): readonly ExposureFinding[] {
  const groups = new Map<string, { exposure: number; level: ExposureLevel; places: ExposurePlace[] }>()
  for (const { exposure, own, place } of sights) {
    const rule = pack.exposures[exposure]
    if (!rule) continue
    const level = levelFor(rule, profiles, own)
    const key = `${exposure} ${level === 'fine'}`
    const group = groups.get(key)
    if (!group) groups.set(key, { exposure, level, places: [place] })
    else {
      group.level = worstOf([group.level, level])
      if (group.places.length < MOST_PLACES) group.places.push(place)
    }
  }
  return [...groups.values()].flatMap(({ exposure, level, places }): readonly ExposureFinding[] => {
    const rule = pack.exposures[exposure]
    if (!rule) return []
    const uses = inLanguage(rule.uses, language)
    return [
      {
        rule: rule.id,
        kind: rule.kind,
        level,
        title: inLanguage(rule.title, language) ?? rule.id,
        learns: inLanguage(rule.learns, language) ?? '',
        ...(uses === undefined ? {} : { uses }),
        couldAlsoBe: inLanguage(rule.couldAlsoBe, language) ?? [],
        places,
      },
    ]
  })
}

/** Most harmful first; at one level and kind, what was seen before what was only heard. */
function inOrder(a: ExposureFinding, b: ExposureFinding): number {
  return (
    EXPOSURE_LEVELS.indexOf(b.level) - EXPOSURE_LEVELS.indexOf(a.level) ||
    harmOf(a.kind) - harmOf(b.kind) ||
    Number(a.basis === 'learned') - Number(b.basis === 'learned') ||
    (a.rule < b.rule ? -1 : 1)
  )
}

/** Says of what rules saw where it is heard as well: in a sentence that sounds of the same kind. */
function withBasis(findings: readonly ExposureFinding[], sounds: readonly Sound[]): readonly ExposureFinding[] {
  return findings.map((finding) => {
    const isHeard =
      finding.level !== 'fine' &&
      finding.places.some((seen) =>
        sounds.some(({ kind, place }) => kind === finding.kind && isOneText(seen, place) && overlap(seen, place)),
      )
    return isHeard ? { ...finding, basis: 'both' } : finding
  })
}

/** What is only heard, as findings. */
function gatherSounds(sounds: readonly Sound[], wording: Wording): readonly ExposureFinding[] {
  const kinds = [...new Set(sounds.map(({ kind }) => kind))]
  return kinds.map((kind): ExposureFinding => {
    const own = sounds.filter((each) => each.kind === kind)
    return {
      rule: `${kind}/by-ear`,
      kind,
      level: worstOf(own.map(({ level }) => level)),
      basis: 'learned',
      title: sentenceOf(wording, `heard.${kind}`),
      learns: sentenceOf(wording, 'heard.learns'),
      couldAlsoBe: [sentenceOf(wording, 'heard.could-also-be')],
      places: own.slice(0, MOST_PLACES).map(({ place }) => place),
    }
  })
}

function isOneText(a: ExposurePlace, b: ExposurePlace): boolean {
  return a.item === b.item && a.text === b.text && a.text !== undefined
}

function overlap(a: ExposurePlace, b: ExposurePlace): boolean {
  return (a.start ?? 0) < (b.end ?? 0) && (b.start ?? 0) < (a.end ?? 0)
}

function harmOf(kind: ExposureKind): number {
  const place = BY_HARM.indexOf(kind)
  return place < 0 ? EXPOSURE_KINDS.length : place
}

function inLanguage<Said>(texts: Readonly<Record<string, Said>>, language: string): Said | undefined {
  // A language is whatever the caller says: what every object has is no language.
  return Object.hasOwn(texts, language) ? texts[language] : texts['en']
}

/** Says the typed texts in a more general way, as far as that can be done. */
function rewordAll(
  posting: Posting,
  findings: readonly ExposureFinding[],
  pack: CompiledExposurePack,
): { readonly rewordings: readonly Rewording[]; readonly byHand: boolean } {
  const rewordings: Rewording[] = []
  let byHand = false
  posting.items.forEach(({ texts, format }, item) =>
    texts.forEach(({ text, where }, index) => {
      if (where !== 'text' && !(where === 'document' && format === 'text')) return
      const parts = findings.flatMap(({ rule, kind, basis, places }, finding): readonly Rewordable[] => {
        // For a whole sentence no general words can stand in.
        if (basis === 'learned') {
          byHand = true
          return []
        }
        const instead = pack.exposures.find(({ id }) => id === rule)?.instead ?? {}
        return places.flatMap(({ item: ofItem, text: ofText, start, end }) =>
          ofItem === item && ofText === index && start !== undefined && end !== undefined
            ? [{ start, end, finding, instead, kind }]
            : [],
        )
      })
      if (parts.length === 0) return
      const { reworded, changes } = reword(text, parts)
      if (parts.some(({ start, end }) => !changes.some((change) => change.start <= start && change.end >= end)))
        byHand = true
      if (changes.length > 0) rewordings.push({ item, text: index, reworded, changes })
    }),
  )
  return { rewordings, byHand }
}

function isCovered(posting: Posting, { languages }: CompiledExposurePack): boolean {
  const turns = posting.items.flatMap(({ texts }) =>
    texts.filter(({ where }) => where !== 'metadata' && where !== 'code').map(({ text }) => ({ speaker: '', text })),
  )
  return noticeLanguage(turns, guessLanguage(turns), languages).length === 0
}
