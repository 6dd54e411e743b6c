import { m4aFormat, mp4Format, movFormat, webmFormat } from './film/film-formats.js'
import { gifFormat } from './gif/gif-format.js'
import { avifFormat, heicFormat } from './heif/heif-formats.js'
import { jpegFormat } from './jpeg/jpeg-format.js'
import type { MediaFormat } from './media-format.js'
import {
  docxFormat,
  odpFormat,
  odsFormat,
  odtFormat,
  oldOfficeFormat,
  pptxFormat,
  xlsxFormat,
} from './office/office-formats.js'
import { pdfFormat } from './pdf/pdf-format.js'
import { textFormat } from './plain/text-format.js'
import { pngFormat } from './png/png-format.js'
import { svgFormat } from './svg/svg-format.js'
import { tiffFormat } from './tiff/tiff-format.js'
import { webpFormat } from './webp/webp-format.js'

/** Every format that is known, in the order in which a file is held against them. */
export const FORMATS: readonly MediaFormat[] = [
  jpegFormat,
  pngFormat,
  webpFormat,
  gifFormat,
  tiffFormat,
  avifFormat,
  heicFormat,
  pdfFormat,
  docxFormat,
  xlsxFormat,
  pptxFormat,
  odtFormat,
  odsFormat,
  odpFormat,
  oldOfficeFormat,
  mp4Format,
  movFormat,
  m4aFormat,
  webmFormat,
  svgFormat,
  textFormat,
]
