import { STAGES } from '@telltale/model'

const ID = /^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/u

/**
 * The text of a new rule's file, for an author to fill in: a draft that speaks to nobody yet, with one example that is
 * found and one near-miss in each language.
 *
 * @param id - `stage/what-a-person-would-see`.
 * @throws {TypeError} when the id cannot be that of a rule; the message says what it should be.
 */
export function newRule(id: string): string {
  const [stage = '', technique = ''] = id.split('/')
  const stages: readonly string[] = [...STAGES, 'person', 'counter']
  if (!ID.test(id)) {
    throw new TypeError(
      'A rule is named stage/what-a-person-would-see, in small letters with hyphens, such as hook/harmless-first-task.',
    )
  }
  if (!stages.includes(stage)) throw new TypeError(`The stage is one of ${stages.join(', ')}.`)
  const words = technique.replaceAll('-', ' ')
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  return `id: ${id}
status: draft                       # a draft speaks to nobody; stable once its examples and the corpus are in order
by: ${stage === 'person' ? 'person    ' : 'approacher'}                      # whose words they are: approacher, person or either
weight: 0.25                        # what one clear sighting says, alone; see "Weights" in docs/writing-rules.md
title: { en: ${title}, zh: （标题） }
why:
  en: Say to the person why this matters, in one or two sentences.
  zh: （用一两句话告诉当事人为什么这很重要。）
could-also-be:                      # at least two honest readings
  en: [A first honest reading, A second honest reading]
  zh: [（第一种正常解释）, （第二种正常解释）]
kinds: { espionage-recruitment: 0.5 }
tags: { mice: [], principle: [] }
sources: [name-a-source]            # ids in packs/sources.yaml
match:
  en:
    - "(send|give) <3> example~"
  zh:
    - "(发|给) <3> 例子"
examples:                           # at least six that are found and six near-misses in each language
  en:
    - { says: "could you send me the examples tonight?", finds: ["send me the examples"] }
    - { says: "thanks for the examples", finds: [], because: "nothing is asked for" }
  zh:
    - { says: "今晚发我一个例子吧", finds: ["发我一个例子"] }
    - { says: "谢谢你的例子", finds: [], because: "没有要求" }
`
}
