import { describe, expect, test } from 'vitest'
import { guessLanguage } from '../src/normalise/guess-language.js'

const said = (...texts: readonly string[]): string => guessLanguage(texts.map((text) => ({ speaker: 'A', text })))

describe('the language of a conversation', () => {
  test.each([
    ['en', 'Hi, would you have half an hour this week to talk about your work on the port?'],
    ['en', 'ok'],
    ['en', ''],
    ['zh', '你好，请问这周有空聊聊你在港口的工作吗？'],
    ['zh', '您好 我是HR Linda，加我微信吧'],
    ['other', 'Hallo, hätten Sie diese Woche eine halbe Stunde Zeit, um über Ihre Arbeit am Hafen zu sprechen?'],
    ['other', 'Bonjour, auriez-vous une demi-heure cette semaine pour parler de votre travail au port ?'],
    ['other', 'Cześć, miałbyś w tym tygodniu pół godziny, żeby pogadać o twojej pracy w porcie?'],
    ['other', 'Здравствуйте, найдётся ли у вас полчаса на этой неделе?'],
    ['other', '今週、港でのお仕事について少しお話しできますか。'],
    ['other', '이번 주에 항구 일에 대해 잠깐 이야기할 수 있을까요?'],
    ['other', 'هل لديك نصف ساعة هذا الأسبوع للحديث عن عملك في الميناء؟'],
  ])('%s: %s', (language, text) => {
    expect(said(text)).toBe(language)
  })

  test('is that of most of it', () => {
    expect(said('你好', 'Hi, thanks for adding me, what would you like to know about the job?')).toBe('en')
    expect(said('thanks', '你好，我们这边有一个兼职想请你帮忙，时间很自由')).toBe('zh')
  })

  test('is told from the beginning of a very long text', () => {
    expect(guessLanguage([{ speaker: 'A', text: 'а'.repeat(5_000_000) }])).toBe('other')
  })
})
