import { writeAscii, writeJoined } from '../byte-writes.js'
import { PdfName, PdfRef, PdfStream, PdfString, isPdfArray, type PdfDict, type PdfValue } from './pdf-values.js'

/** A new PDF, object by object. It has nothing but what is put in: no identity, no times, no maker. */
export class PdfDraft {
  readonly #objects: (PdfValue | undefined)[] = []

  /** A number for an object that is put in later: objects point to each other. */
  reserve(): PdfRef {
    this.#objects.push(undefined)
    return new PdfRef(this.#objects.length, 0)
  }

  put(ref: PdfRef, value: PdfValue): void {
    this.#objects[ref.number - 1] = value
  }

  add(value: PdfValue): PdfRef {
    const ref = this.reserve()
    this.put(ref, value)
    return ref
  }

  /** An object that was put in and becomes another's value; its own number stays empty. */
  take(ref: PdfRef): PdfValue {
    const value = this.#objects[ref.number - 1] ?? null
    this.#objects[ref.number - 1] = undefined
    return value
  }

  /** The file. Objects that were reserved and never put in are empty. */
  write(root: PdfRef): Uint8Array {
    // The second line tells other programs that what follows is no text.
    const parts: Uint8Array[] = [writeAscii('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')]
    let size = parts[0]?.length ?? 0
    const push = (bytes: Uint8Array): void => {
      parts.push(bytes)
      size += bytes.length
    }
    const places = this.#objects.map((value, index) => {
      const at = size
      push(writeAscii(`${String(index + 1)} 0 obj\n`))
      if (value instanceof PdfStream) {
        const dict = new Map([...value.dict, ['Length', value.raw.length]])
        push(writeAscii(`${writePdfValue(dict)}\nstream\n`))
        push(value.raw)
        push(writeAscii('\nendstream'))
      } else push(writeAscii(writePdfValue(value ?? null)))
      push(writeAscii('\nendobj\n'))
      return at
    })
    const table = size
    const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    const count = String(places.length + 1)
    const trailer = writePdfValue(
      new Map<string, PdfValue>([
        ['Size', places.length + 1],
        ['Root', root],
      ]),
    )
    push(
      writeAscii(
        `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${String(table)}\n%%EOF\n`,
      ),
    )
    return writeJoined(parts)
  }
}

/** A value as it stands in a file, one character for each byte. */
export function writePdfValue(value: PdfValue): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return plainNumber(value)
  if (value instanceof PdfName) return `/${escapedName(value.name)}`
  if (value instanceof PdfRef) return `${String(value.number)} ${String(value.generation)} R`
  if (value instanceof PdfString) return `<${hexOf(value.bytes)}>`
  if (value instanceof PdfStream) return writeDict(value.dict)
  if (isPdfArray(value)) return `[${value.map(writePdfValue).join(' ')}]`
  return writeDict(value)
}

function writeDict(dict: PdfDict): string {
  return `<<${[...dict].map(([key, value]) => `/${escapedName(key)} ${writePdfValue(value)}`).join(' ')}>>`
}

/** PDF knows no exponents. */
function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '0'
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : '0'
  const text = value.toFixed(8).replace(/0{1,8}$/u, '')
  return text.endsWith('.') ? text.slice(0, -1) : text
}

function escapedName(name: string): string {
  return name.replace(
    /[^\w!"$&'*+,.:;=?@\\^`|~-]/gu,
    (sign) => `#${(sign.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`,
  )
}

function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
