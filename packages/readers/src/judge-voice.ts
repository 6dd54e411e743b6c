import type { Voice } from '@telltale/model'
import { SECOND_PERSON } from './address-words.js'

/** How much of a text is read to tell how it speaks. */
const HEAD = 64 * 1024

/** Words of texts that tell what happened to others: who said, reported, was arrested or sentenced. */
const ACCOUNT_WORDS =
  'said says told reported reportedly reports announced stated unveiled disclosed revealed alleged allegedly according court prosecutors prosecutor police ministry authorities sentenced arrested charged convicted investigation investigators pleaded indicted suspect suspected spokesperson spokesman spokeswoman testified accused surnamed pseudonym published ' +
  'sagte berichtete berichtet laut zufolge teilte verurteilt verhaftet festgenommen angeklagt polizei staatsanwaltschaft gericht behörden erklärte angeblich ' +
  'déclaré selon annoncé condamné arrêté procureur tribunal aurait affirmé indiqué ' +
  'dijo según informó condenado detenido acusado fiscalía policía tribunal aseguró declaró afirmó ' +
  'disse segundo informou condenado preso polícia afirmou ministero polizia condannato arrestato secondo dichiarato ' +
  'powiedział powiedziała poinformował poinformowała według skazany zatrzymany oskarżony policja prokuratura sąd rzecznik ' +
  'сообщил сообщила сообщили сообщает сообщается заявил заявила заявили рассказал рассказала данным словам суд приговорил приговорён приговорен задержан задержали арестован обвиняется полиция следствие фсб прокуратура ' +
  'повідомив повідомила повідомили повідомляє заявив даними словами засуджено затримано затримали підозрюваний поліція прокуратура сбу розповів розповіла ' +
  'söyledi açıkladı göre polis mahkeme tutuklandı bildirdi ' +
  'قال قالت ذكرت وفقا وفقًا أفاد أفادت الشرطة المحكمة اعتقال حكم أعلنت أعلن گفت گزارش دادگاه پلیس بازداشت متهم אמר אמרה לפי דווח המשטרה בית-המשפט נידון נעצר כתב-אישום ' +
  'कहा बताया अनुसार पुलिस अदालत गिरफ्तार रिपोर्ट आरोप'

/** Words of a story about others: the third person. Common, so each counts little. */
const THIRD_PERSON =
  'he she him his her hers they them their er ihn ihm il elle lui ils él ella ellos ele ela eles egli lui lei ella on ona jego jej oni он она его её ему они него неё він вона його її йому вони هو هي کرد او הוא היא उसने वह उन्होंने'

/** Words of advertisements and of first letters. */
const OFFER_WORDS =
  'apply hiring vacancy salary wage candidate candidates requirements responsibilities qualifications resume cv benefits opportunity remote apply-now join contact register earn bonus commission deposit dear hello hi hey greetings congratulations sincerely regards interested reply click urgent offer offering opening freelance part-time full-time shift ' +
  'bewerben bewerbung gehalt suchen gesucht stellenangebot bieten liebe lieber hallo mitarbeiter minijob grüße grüßen ' +
  'postulez salaire recherchons recrutons poste candidature bonjour cordialement cher chère ' +
  'buscamos salario empleo vacante postula envía contáctanos hola estimado estimada saludos requisitos ' +
  'vaga salário procuramos olá candidatura offriamo cerchiamo stipendio ciao buongiorno ' +
  'szukamy praca wynagrodzenie aplikuj zgłoś oferujemy wymagania cześć witam poszukujemy ' +
  'вакансия требуется требуются зарплата оплата пишите ищем подработка заработок здравствуйте привет приглашаем звоните условия доход ' +
  'вакансія потрібні потрібен зарплата оплата пишіть шукаємо підробіток заробіток вітаю привіт запрошуємо телефонуйте дохід ' +
  'maaş başvuru arıyoruz merhaba iş ilanı ' +
  'مطلوب راتب وظيفة تواصل مرحبا فرصة استخدام حقوق تماس سلام دعوت דרוש דרושה דרושים משכורת שכר שלום פנו קורות וליצירת वेतन भर्ती आवेदन संपर्क नमस्ते नौकरी'

/** The same for scripts without spaces between words, where parts of the text are counted. */
const ACCOUNT_PARTS =
  '据报道|据悉|据了解|据《|报道称|报道|表示，|称，|透露|警方|法院|检察|记者|通报|判处|国家安全机关|安全部|涉嫌|犯罪|当事人|化名|某某|審判|據報|據悉|報導|警方|法院|檢察|記者|判處|によると|と述べ|報じ|発表し|逮捕|警察|容疑|裁判|밝혔다|전했다|따르면|보도했다|보도|경찰|혐의|징역|검찰|말했다'.split(
    '|',
  )
const THIRD_PARTS = '他|她|他们|他們|彼は|彼女|그는|그녀'.split('|')
const OFFER_PARTS =
  '招聘|诚聘|诚招|急招|招募|应聘|薪资|薪酬|待遇|日结|月薪|时薪|岗位职责|任职要求|简历|投递|报名|加微信|联系方式|欢迎|您好|你好|兼职|包吃住|誠聘|急徵|徵才|應徵|薪資|履歷|歡迎|兼職|募集|給与|時給|応募|ご連絡|こんにちは|はじめまして|모집|급여|시급|지원|연락|안녕하세요|채용|이력서'.split(
    '|',
  )
const SECOND_PARTS = '你|您|妳|あなた|貴方|당신|귀하|여러분|고객님'.split('|')

const WEIGHTS: ReadonlyMap<string, readonly [account: number, offer: number]> = weights()

function weights(): Map<string, readonly [number, number]> {
  const found = new Map<string, readonly [number, number]>()
  const add = (words: string, account: number, offer: number): void => {
    for (const word of words.split(' ')) {
      const [a, o] = found.get(word) ?? [0, 0]
      found.set(word, [Math.max(a, account), Math.max(o, offer)])
    }
  }
  add(THIRD_PERSON, 1, 0)
  add(ACCOUNT_WORDS, 3, 0)
  add(SECOND_PERSON, 0, 2)
  add(OFFER_WORDS, 0, 2)
  return found
}

/**
 * Tells whether a text that is no conversation tells what happened to others (`account`) or speaks to its reader, as a
 * job advertisement or a first letter does (`offer`). In doubt it speaks to the reader: that is the side on which a
 * person who asks is better served.
 */
export function judgeVoice(text: string): Extract<Voice, 'account' | 'offer'> {
  const head = text.slice(0, HEAD)
  let account = 0
  let offer = 0
  let words = 0
  for (const [word] of head.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)?/gu)) {
    words += 1
    const weight = WEIGHTS.get(word) ?? WEIGHTS.get(word.split(/['’]/u, 1)[0] ?? word)
    if (weight === undefined) {
      // The past tense of most English verbs.
      if (word.length > 4 && word.endsWith('ed')) account += 0.3
      continue
    }
    account += weight[0]
    offer += weight[1]
  }
  account += 3 * count(head, ACCOUNT_PARTS) + count(head, THIRD_PARTS)
  offer += 2 * count(head, OFFER_PARTS) + 2 * count(head, SECOND_PARTS)
  // A line that says when it was published, and words in the third person within quotation marks.
  if (
    /^(?:published|posted|updated|发布时间|發佈時間|опубликовано|veröffentlicht|publié|publicado)\b.{0,80}\d{4}/imu.test(
      head,
    )
  )
    account += 6
  if (words < 12 && account < 6) return 'offer'
  return account > offer ? 'account' : 'offer'
}

function count(text: string, parts: readonly string[]): number {
  let found = 0
  for (const part of parts) {
    for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found += 1
  }
  return found
}
