import type { ExposureFinding, ExposureLevel, ExposurePlace, Region, Wording } from '@telltale/model'

import { writeJson } from '../write-json.js'
import type { LookedAt } from './looked-at.js'
import { PlacePositions } from './place-positions.js'
import { sayRegion } from './say-region.js'

type Plain = Readonly<Record<string, unknown>>

/** Words of one's own before they are public may stop a publishing step: that is what `stop` is for. */
const LEVELS: Readonly<Record<ExposureLevel, string>> = {
  fine: 'none',
  mind: 'note',
  careful: 'warning',
  stop: 'error',
}

/**
 * Writes reports on postings as SARIF 2.1.0, for hooks and tools that gather findings. One run for each report.
 *
 * A place in a text is a region with line and column; one in a picture, for which SARIF has no region, is told in
 * words, with its pixels in `properties`, and as a rectangle of an attachment.
 */
export function renderExposureSarif(looked: readonly LookedAt[], wording: Wording, pretty = false): string {
  return writeJson(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: looked.map((one) => new Run(one, wording).write()),
    },
    pretty,
  )
}

class Run {
  readonly #looked: LookedAt
  readonly #wording: Wording
  readonly #positions: PlacePositions

  constructor(looked: LookedAt, wording: Wording) {
    this.#looked = looked
    this.#wording = wording
    this.#positions = new PlacePositions(looked.posting)
  }

  write(): Plain {
    const { report } = this.#looked
    const first = new Map<string, ExposureFinding>()
    for (const finding of report.findings) if (!first.has(finding.rule)) first.set(finding.rule, finding)
    const rules = [...first.values()]
    const indexes = new Map(rules.map(({ rule }, index) => [rule, index]))
    return {
      tool: { driver: { name: 'Telltale', version: report.pack.version, rules: rules.map(ruleOf) } },
      automationDetails: { id: `telltale-post/${report.id}` },
      columnKind: 'utf16CodeUnits',
      ...(/^[a-z]{2}(?:-[A-Z]{2})?$/.test(report.language) ? { language: report.language } : {}),
      results: report.findings.map((finding) => this.#result(finding, indexes.get(finding.rule) ?? 0)),
      properties: {
        level: report.level,
        summary: report.summary,
        profiles: report.profiles,
        together: report.together.map(({ id, level, text }) => ({ id, level, text })),
        packDigest: report.pack.digest,
      },
    }
  }

  #result({ rule, kind, level, basis, title, learns, couldAlsoBe, places }: ExposureFinding, ruleIndex: number): Plain {
    const attachments = this.#attachments(places)
    return {
      ruleId: rule,
      ruleIndex,
      level: LEVELS[level],
      message: { text: `${title}. ${learns}` },
      locations: places.slice(0, 1).map((place) => this.#location(place)),
      relatedLocations: places.slice(1).map((place, index) => ({ id: index + 1, ...this.#location(place) })),
      ...(attachments.length === 0 ? {} : { attachments }),
      properties: { kind, exposureLevel: level, ...(basis === undefined ? {} : { basis }), couldAlsoBe },
    }
  }

  #location(place: ExposurePlace): Plain {
    const { where, label, quote, regions = [] } = place
    const position = this.#positions.of(place)
    const [region] = regions
    return {
      physicalLocation: {
        artifactLocation: { uri: this.#uri(place.item) },
        ...(position === undefined
          ? {}
          : {
              region: {
                startLine: position.line,
                startColumn: position.column,
                endLine: position.endLine,
                endColumn: position.endColumn,
                ...(quote === undefined ? {} : { snippet: { text: quote } }),
              },
            }),
      },
      ...(region === undefined ? {} : { message: { text: this.#regionInWords(place.item, region) } }),
      properties: {
        where,
        ...(label === undefined ? {} : { field: label }),
        ...(position !== undefined || quote === undefined ? {} : { quote }),
        ...(regions.length === 0 ? {} : { regions }),
      },
    }
  }

  /** The picture once more, with the parts marked. */
  #attachments(places: readonly ExposurePlace[]): readonly Plain[] {
    const byItem = new Map<number, Region[]>()
    for (const { item, regions = [] } of places) {
      if (regions.length > 0) byItem.set(item, [...(byItem.get(item) ?? []), ...regions])
    }
    return [...byItem].map(([item, regions]) => ({
      artifactLocation: { uri: this.#uri(item) },
      rectangles: regions.map(({ x, y, width, height }) => ({ top: y, left: x, bottom: y + height, right: x + width })),
    }))
  }

  #regionInWords(item: number, region: Region): string {
    const pages = this.#looked.report.items[item]?.pages ?? []
    return sayRegion(region, pages[region.page ?? 0], pages.length > 1, this.#wording)
  }

  /** A relative path, or a name made from the report where there is none. */
  #uri(item: number): string {
    const { report, paths } = this.#looked
    const path = paths?.[item] ?? report.items[item]?.name ?? `${report.id}/${item + 1}`
    return path
      .replace(/\p{Cs}/gu, '\ufffd')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
  }
}

function ruleOf({ rule, kind, title, learns, uses, couldAlsoBe }: ExposureFinding): Plain {
  const help = [...(uses === undefined ? [] : [uses]), ...couldAlsoBe].join('\n')
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: learns },
    ...(help === '' ? {} : { help: { text: help } }),
    defaultConfiguration: { level: 'note' },
    properties: { kind },
  }
}
