import { readdirSync } from 'node:fs'
import { pack } from '@telltale/packs'
import { everyLanguage } from '@telltale/packs/every-language'
import { analyse, packFor } from 'telltale'
import { describe, expect, test } from 'vitest'

const FURTHER = readdirSync(new URL('../packs/other-languages/', import.meta.url)).sort()

const saying = (...texts: readonly string[]) => ({ turns: texts.map((text) => ({ speaker: 'A', text })) })

describe('the rules for further languages', () => {
  test('are the same rules, in the same order, with the same sentences, and know more', () => {
    expect(everyLanguage.rules.map(({ id, weight }) => [id, weight])).toEqual(
      pack.rules.map(({ id, weight }) => [id, weight]),
    )
    expect(everyLanguage.wording).toBe(pack.wording)
    expect(everyLanguage.learned).toBe(pack.learned)
    expect(pack.languages).toEqual(['en', 'zh'])
    expect(everyLanguage.languages).toEqual([...new Set(['en', 'zh', ...FURTHER])].sort())
  })

  test('are taken for talk in another language only', async () => {
    expect(await packFor(saying('Hi, would you have half an hour this week to talk about your work?'))).toBe(pack)
    expect(await packFor(saying('你好，请问这周有空聊聊你在港口的工作吗？'))).toBe(pack)
    expect(await packFor(saying('Здравствуйте, найдётся ли у вас полчаса на этой неделе?'))).toBe(everyLanguage)
    expect(
      await packFor(saying('Hallo, hätten Sie diese Woche eine halbe Stunde, um über Ihre Arbeit zu reden?')),
    ).toBe(everyLanguage)
  })

  test('see what the everyday rules are silent about, and the report says that less is covered', async () => {
    const talk = saying(
      'Нужен человек, просто сфотографировать причал, плачу 300 долларов в крипте',
      'Только никому не говорите, пусть останется между нами',
    )
    expect(analyse(talk).findings.filter(({ basis }) => basis !== 'learned')).toEqual([])
    const report = analyse(talk, { pack: await packFor(talk) })
    expect(report.findings.flatMap(({ spans }) => spans.map(({ quote }) => quote)).join(' ')).toContain(
      'никому не говорите',
    )
    expect(report.notices.map(({ code }) => code)).toContain('analyse/language-covered-in-part')
  })

  test('find in every language what its own examples say, in the compiled pack', () => {
    for (const language of FURTHER) {
      const speaking = everyLanguage.rules.filter(({ match }) => match.some((each) => each.language === language))
      expect(speaking.length, language).toBeGreaterThan(25)
    }
  })
})
