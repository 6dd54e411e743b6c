import { addAll, type ExportFile, type ExportReader, type Reader, type Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { judgeVoice } from './judge-voice.js'
import { ReadingDraft } from './reading-draft.js'

/** Stands for the one voice of a text that nobody is named as the speaker of. */
const SPEAKER = 'text'
const BODY = 'word/document.xml'
/** Parts with words of the document beside its body: what stands on every page, and notes below them. */
const OTHER_PARTS = /^word\/(?:header|footer|footnotes|endnotes)\d{0,4}\.xml$/u
const LONGEST_TITLE = 160
/** Folders and files that make a document, from its root. */
const PART = /^(?:\[Content_Types\]\.xml$|(?:_rels|word|docProps|customXml|docMetadata)\/)/u

/**
 * Reads a document of Word (`.docx`) as a text of one voice, such as a job advertisement or a contract. It is an archive
 * of parts; the body is read, then headers, footers and notes. What was crossed out in a revision is not in the document
 * any more, and comments are somebody else's; neither is read.
 */
export const docx: Reader = {
  id: 'docx',
  canRead: () => false,
  read: () => [],
  export: { claim, read } satisfies ExportReader,
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const root of await rootsOf(files))
    addAll(
      claimed,
      files.filter(({ path }) => isPart(path, root)),
    )
  return claimed
}

/** The folders that hold the parts of one document each. */
async function rootsOf(files: readonly ExportFile[]): Promise<readonly string[]> {
  const paths = new Set(files.map(({ path }) => path))
  const roots: string[] = []
  for (const file of files) {
    if (file.path !== BODY && !file.path.endsWith(`/${BODY}`)) continue
    const root = file.path.slice(0, -BODY.length)
    if (paths.has(`${root}[Content_Types].xml`) && /<(?:\w{1,20}:)?document[\s>]/u.test(await file.head()))
      roots.push(root)
  }
  return roots
}

function isPart(path: string, root: string): boolean {
  return path.startsWith(root) && PART.test(path.slice(root.length))
}

async function* read(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  for (const root of await rootsOf(files)) {
    const parts = files.filter(({ path }) => isPart(path, root))
    yield await readDocument(parts.map((file) => ({ file, name: file.path.slice(root.length) })))
  }
}

async function readDocument(parts: readonly { readonly file: ExportFile; readonly name: string }[]): Promise<Reading> {
  const { paragraphsOfWord } = await import('./paragraphs-of-word.js')
  const draft = new ReadingDraft('docx', 'record')
  draft.voice = 'offer'
  const body = parts.filter(({ name }) => name === BODY)
  const others = parts.filter(({ name }) => OTHER_PARTS.test(name)).sort((a, b) => comparePaths(a.name, b.name))
  const words: string[] = []
  // The first page, the left and the right ones may have the same heading each.
  const seen = new Set<string>()
  for (const [index, { file }] of [...body, ...others].entries()) {
    const found = paragraphsOfWord((await file.text()) ?? '')
    if (index === 0 && (found.cutShort || found.broken > 0)) draft.notice('read/cut-short')
    for (const { text, isTitle } of found.paragraphs) {
      if (index > 0 && seen.has(text)) {
        draft.frame()
        continue
      }
      seen.add(text)
      words.push(text)
      if (isTitle && text.length <= LONGEST_TITLE) draft.title ??= text
      draft.turn({ speaker: SPEAKER, text, line: words.length })
    }
  }
  if (parts.some(({ name }) => name === 'word/comments.xml')) draft.notice('read/part-not-read', { detail: 'comments' })
  draft.voice = judgeVoice(words.join('\n'))
  return draft.reading()
}
