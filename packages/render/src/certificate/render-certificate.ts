import type { Certificate, Wording } from '@telltale/model'

import { htmlDocument } from '../html-document.js'
import { inOrder } from '../in-order.js'
import { markdownPage } from '../markdown-page.js'
import { textPage, type TextPageOptions } from '../text-page.js'
import { writeJson } from '../write-json.js'
import { layOutCertificate } from './lay-out-certificate.js'

export type CertificateFormat = 'json' | 'html' | 'markdown' | 'text'

const file = { sha256: true, size: true, format: true } as const
const CERTIFICATE = {
  certificateVersion: true,
  at: true,
  madeBy: true,
  original: file,
  copy: { ...file, name: true },
  checks: [{ id: true, result: true, reason: true, looked: true, wrong: true, details: [true] }],
  isSafe: true,
  removed: true,
  tooShort: true,
  regions: true,
  limits: [true],
} as const

/**
 * Writes the certificate of a copy for a person or for a program. JSON is exactly what `docs/certificate.schema.json`
 * describes.
 *
 * @param wording - `CompiledExposurePack.wording` of the language that the person reads.
 * @param language - That language, as a tag of BCP 47.
 */
export function renderCertificate(
  certificate: Certificate,
  format: CertificateFormat,
  wording: Wording,
  language: string,
  options: TextPageOptions = {},
): string {
  if (format === 'json') return writeJson(inOrder(certificate, CERTIFICATE), true)
  const page = layOutCertificate(certificate, wording, language)
  switch (format) {
    case 'html':
      return htmlDocument([page])
    case 'markdown':
      return markdownPage(page)
    case 'text':
      return textPage(page, options)
  }
}
