import type { Reader, Reading, Source } from '@telltale/model'
import { firstLineCells } from './first-line-cells.js'
import { kakaoWords } from './kakao-words.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField } from './read-time-field.js'

/**
 * Reads the table that KakaoTalk saves on a Mac: a date, a name and the words. KakaoTalk does not always put words of
 * several lines in quotation marks; a row without a date goes on with the one above.
 */
export const kakaotalkCsv: Reader = {
  id: 'kakaotalk-csv',
  canRead: ({ text }) => isKakao(firstLineCells(text)),
  read: async (source) => [await read(source)],
}

function isKakao(names: readonly string[]): boolean {
  return (
    names.join() === 'date,user,message' || names.join() === '날짜,이름,메시지' || names.join() === '날짜,사용자,메시지'
  )
}

async function read({ text }: Source): Promise<Reading> {
  const { readCsv } = await import('./read-csv.js')
  const draft = new ReadingDraft('kakaotalk-csv', 'record')
  let isFirst = true
  readCsv(text, ({ cells, line }) => {
    if (
      isFirst &&
      isKakao(
        cells.map((cell) =>
          cell
            .trim()
            .toLowerCase()
            .replace(/^\ufeff/u, ''),
        ),
      )
    ) {
      draft.frame()
      isFirst = false
      return true
    }
    isFirst = false
    const [date = '', speaker = '', ...rest] = cells
    const time = readTimeField(date)
    if (time.at === undefined && time.written === undefined) {
      if (draft.turnCount === 0) draft.leaveOut('read/record-not-understood', line)
      else if (date.includes('\u0000') || date.length > 100_000) draft.leaveOut('read/record-not-understood', line)
      else draft.amendLastTurn((turn) => (turn.text = `${turn.text}\n${cells.join(',')}`), 0)
      return true
    }
    if (speaker.trim() === '') {
      draft.leaveOut('read/record-not-understood', line)
      return true
    }
    const { isEvent, ...words } = kakaoWords(rest.join(','))
    if (isEvent) draft.event({ line, text: words.text, ...time })
    else draft.turn({ line, speaker, ...words, ...time })
    return true
  })
  return draft.reading()
}
