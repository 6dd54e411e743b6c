import type { Attachment } from '@telltale/model'

const BY_ENDING: ReadonlyMap<string, Attachment['kind']> = new Map([
  ...endings('image', 'jpg jpeg png gif heic heif bmp tif tiff svg avif'),
  ...endings('video', 'mp4 mov avi mkv 3gp webm m4v'),
  ...endings('audio', 'opus ogg oga mp3 m4a aac amr wav flac'),
  ...endings('sticker', 'webp tgs'),
  ...endings('contact', 'vcf'),
  ...endings(
    'document',
    'pdf doc docx xls xlsx ppt pptx txt csv rtf odt ods zip rar 7z apk html htm epub key pages numbers md json xml ics eml',
  ),
])

function endings(kind: Attachment['kind'], list: string): readonly (readonly [string, Attachment['kind']])[] {
  return list.split(' ').map((ending) => [ending, kind])
}

/** What kind of file a name stands for, by its ending; undefined when the ending is not one of a file we know. */
export function attachmentKind(fileName: string): Attachment['kind'] | undefined {
  const dot = fileName.lastIndexOf('.')
  if (dot <= 0 || fileName.length - dot > 6) return undefined
  return BY_ENDING.get(fileName.slice(dot + 1).toLowerCase())
}
