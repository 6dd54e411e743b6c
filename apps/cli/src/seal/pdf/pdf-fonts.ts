import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isRecord } from '@telltale/model'
import { create } from 'fontkit'
import subsetFont from 'subset-font'

export type Weight = 400 | 700

/** A font as it goes into a document: with the signs that are in it, and no others. */
export interface PdfFont {
  readonly name: string
  readonly bytes: Uint8Array
}

/** In this order: the first that has a sign shows it. Each comes in slices of some hundred signs. */
const FAMILIES = ['noto-sans-sc', 'noto-sans-kr', 'noto-emoji'] as const

interface Slice {
  readonly file: string
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/**
 * The fonts of one document, each cut down to the signs that it needs: Latin, Greek, Cyrillic, Chinese, Japanese, Korean
 * and pictures. Other scripts are not in them.
 */
export class PdfFonts {
  readonly fonts: readonly PdfFont[]
  readonly #names: ReadonlyMap<string, string>

  private constructor(fonts: readonly PdfFont[], names: ReadonlyMap<string, string>) {
    this.fonts = fonts
    this.#names = names
  }

  /** @param signs - Every sign that the document has, by weight. */
  static async for(signs: ReadonlyMap<Weight, ReadonlySet<string>>): Promise<PdfFonts> {
    const slices = (await Promise.all(FAMILIES.map(slicesOf))).flat()
    const fonts: PdfFont[] = []
    const names = new Map<string, string>()
    for (const [weight, wanted] of signs) {
      let left = [...wanted]
      for (const slice of slices) {
        const here = left.filter((sign) => isIn(slice, sign.codePointAt(0) ?? 0))
        if (here.length === 0) continue
        const bytes = await subsetFont(await readFile(slice.file), here.join(''), {
          targetFormat: 'truetype',
          variationAxes: { wght: weight },
        })
        const covered = coveredBy(bytes)
        const got = new Set(here.filter((sign) => covered.has(sign.codePointAt(0) ?? 0)))
        if (got.size === 0) continue
        const name = `font-${fonts.length}`
        fonts.push({ name, bytes })
        for (const sign of got) names.set(`${weight}${sign}`, name)
        left = left.filter((sign) => !got.has(sign))
      }
    }
    return new PdfFonts(fonts, names)
  }

  /** The font that shows a sign; undefined when none does. */
  nameFor(sign: string, weight: Weight): string | undefined {
    return this.#names.get(`${weight}${sign}`)
  }
}

function isIn({ ranges }: Slice, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to)
}

function coveredBy(font: Uint8Array): ReadonlySet<number> {
  try {
    return new Set(create(font).characterSet)
  } catch {
    return new Set() // A list of ranges may promise signs that the slice does not have.
  }
}

async function slicesOf(family: string): Promise<readonly Slice[]> {
  const folder = dirname(createRequire(import.meta.url).resolve(`@fontsource-variable/${family}/package.json`))
  const listed: unknown = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'))
  if (!isRecord(listed)) return []
  return Object.entries(listed).map(([id, ranges]) => ({
    file: join(folder, 'files', `${family}-${id.replace(/[[\]]/gu, '')}-wght-normal.woff2`),
    ranges: [...String(ranges).matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/giu)].map(
      ([, from = '0', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
    ),
  }))
}
