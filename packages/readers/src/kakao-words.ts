import type { Attachment } from '@telltale/model'

/** What one message of KakaoTalk holds, without who said it and when. */
export interface KakaoWords {
  readonly text: string
  /** Not said by anybody: who joined or left, a call. */
  readonly isEvent: boolean
  readonly deleted?: true
  readonly attachments?: readonly Attachment[]
}

/** How sentences of the application end; whom they are about stands before, with an ending for respect. */
const KOREAN_ENDINGS =
  '초대했습니다 들어왔습니다 나갔습니다 내보냈습니다 가렸습니다 되었습니다 설정했습니다 변경했습니다'.split(' ')
const ENGLISH_ENDINGS = [' joined this chatroom', ' left this chatroom', ' has left', ' has left the chatroom']
const CALL =
  /^(?:보이스톡|페이스톡|그룹콜|라이브톡|Voice Call|Video Call|Voice Talk|Face Talk)(?: ?(?:해요|취소|부재중|종료|응답 없음|거절|canceled|missed|ended)| \d{1,2}:\d{2})?$/u
const DELETED =
  /^(?:삭제된 메시지입니다\.?|메시지가 삭제되었습니다\.?|(?:This|The) message (?:was|has been) deleted\.?|Deleted message\.?)$/u
const FILE = /^(?:파일|File): (?<name>[^\r\n]{1,255})$/u

const STAND_INS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['사진', 'image'],
  ['<사진 읽지 않음>', 'image'],
  ['photo', 'image'],
  ['photos', 'image'],
  ['동영상', 'video'],
  ['<동영상 읽지 않음>', 'video'],
  ['video', 'video'],
  ['이모티콘', 'sticker'],
  ['emoticon', 'sticker'],
  ['emoticons', 'sticker'],
  ['음성메시지', 'audio'],
  ['voice note', 'audio'],
  ['연락처', 'contact'],
  ['지도', 'location'],
])

/** Reads what KakaoTalk exports in the place of words: the words, or a stand-in for a picture, a file or a call. */
export function kakaoWords(words: string): KakaoWords {
  const text = words.trim()
  if (text.length > 500) return { text, isEvent: false }
  if (DELETED.test(text)) return { text: '', isEvent: false, deleted: true }
  if (isEvent(text)) return { text, isEvent: true }
  const many = /^(?:사진|Photos?) ?\d{1,3}장?$/u.test(text)
  const kind = many ? 'image' : STAND_INS.get(text.toLowerCase())
  if (kind !== undefined) return { text: '', isEvent: false, attachments: [{ kind }] }
  const name = FILE.exec(text)?.groups?.['name']
  return name === undefined
    ? { text, isEvent: false }
    : { text: '', isEvent: false, attachments: [{ kind: 'document', name }] }
}

function isEvent(text: string): boolean {
  if (/[\r\n]/u.test(text)) return false
  if (CALL.test(text)) return true
  const plain = text.endsWith('.') ? text.slice(0, -1) : text
  if (KOREAN_ENDINGS.some((ending) => plain.endsWith(ending))) return /.님(?:[이을과은는를]|께서)? /u.test(text)
  return ENGLISH_ENDINGS.some((ending) => plain.endsWith(ending) && plain.length < ending.length + 60)
}
