import type { AccountPart } from './find-claims.js'
import type { NotedPerson } from './note-people.js'

/** So many propositions must be asserted by both before two accounts are held to tell of one case. */
const SHARED_CLAIMS = 3

/**
 * Puts together the parts of accounts that tell of one case: the person approached has the same name, and both assert
 * several of the same propositions. A common surname alone is not enough; in doubt they stay apart.
 */
export function groupParts(parts: readonly AccountPart[]): readonly (readonly AccountPart[])[] {
  const groups: AccountPart[][] = []
  for (const part of parts) {
    const same = groups.find((group) =>
      group.some((other) => other.account.id !== part.account.id && isSameCase(other, part)),
    )
    if (same === undefined) groups.push([part])
    else same.push(part)
  }
  return groups
}

function isSameCase(one: AccountPart, other: AccountPart): boolean {
  const a = namedApproached(one)
  const b = namedApproached(other)
  if (a === undefined || b === undefined || !isSameName(a, b)) return false
  if (contradicts(one, other)) return false
  const shared = claimsOf(one).filter((claim) => claimsOf(other).includes(claim)).length
  // An approacher of the same name, or a full name, says more than a surname does.
  const isSure = fullName(a) || approachersOf(one).some((name) => approachersOf(other).includes(name))
  return shared >= (isSure ? 1 : SHARED_CLAIMS)
}

function namedApproached({ account, part }: AccountPart): NotedPerson | undefined {
  return account.people.find(
    (person) => person.part === part && person.role === 'approached' && person.name !== undefined,
  )
}

function isSameName(a: NotedPerson, b: NotedPerson): boolean {
  return a.name === b.name || a.forms.some((form) => b.forms.includes(form)) || romanOf(a.name) === romanOf(b.name)
}

/** 赵某 and Zhao: the surname in both scripts, for the surnames that accounts use most. */
const ROMAN: Readonly<Record<string, string>> = Object.fromEntries(
  '赵zhao 钱qian 孙sun 李li 周zhou 吴wu 郑zheng 王wang 冯feng 陈chen 褚chu 卫wei 蒋jiang 沈shen 韩han 杨yang 朱zhu 秦qin 许xu 何he 吕lv 张zhang 孔kong 曹cao 严yan 华hua 金jin 魏wei 陶tao 姜jiang 谢xie 邹zou 章zhang 苏su 潘pan 葛ge 范fan 彭peng 马ma 方fang 任ren 袁yuan 柳liu 唐tang 薛xue 贺he 罗luo 毕bi 郝hao 安an 常chang 于yu 傅fu 康kang 余yu 顾gu 孟meng 黄huang 穆mu 萧xiao 尹yin 姚yao 邵shao 汪wang 毛mao 戴dai 宋song 庞pang 熊xiong 纪ji 项xiang 祝zhu 董dong 梁liang 杜du 阮ruan 蓝lan 季ji 贾jia 江jiang 郭guo 林lin 徐xu 高gao 夏xia 蔡cai 田tian 樊fan 胡hu 霍huo 万wan 柯ke 卢lu 莫mo 丁ding 邓deng 洪hong 左zuo 崔cui 龚gong 程cheng 邢xing 裴pei 陆lu 翁weng 段duan 侯hou 武wu 刘liu 龙long 叶ye 黎li 白bai 乔qiao 谭tan 申shen 冉ran 牛niu 温wen 齐qi 曾zeng 关guan 石shi 肖xiao 黃huang 趙zhao 劉liu 張zhang 陳chen 楊yang 吳wu 鄭zheng 許xu'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

function romanOf(name: string | undefined): string {
  const plain = name ?? ''
  const marked = /^(?<surname>\p{Script=Han})某/u.exec(plain)?.groups?.['surname']
  if (marked !== undefined) return ROMAN[marked] ?? plain
  return plain.toLowerCase()
}

function fullName({ name, pseudonym }: NotedPerson): boolean {
  return (
    name !== undefined &&
    !pseudonym &&
    (/\p{Lu}\p{L}{1,30} \p{Lu}\p{L}/u.test(name) || /^(?!.*某)\p{Script=Han}{2,4}$/u.test(name))
  )
}

function approachersOf({ account, part }: AccountPart): readonly string[] {
  return account.people.flatMap((person) =>
    person.part === part && person.role === 'approacher' && person.name !== undefined
      ? [person.name.toLowerCase()]
      : [],
  )
}

function claimsOf({ account, part }: AccountPart): readonly string[] {
  const claims = account.facts.flatMap(({ kind, as, sentence }) =>
    kind === 'claim' && as !== undefined && as !== 'made-public' && account.sentences[sentence]?.part === part
      ? [as]
      : [],
  )
  return [...new Set(claims)]
}

/** Two different terms of prison are two cases. */
function contradicts(one: AccountPart, other: AccountPart): boolean {
  const a = termsOf(one)
  const b = termsOf(other)
  return a.length > 0 && b.length > 0 && !a.some((term) => b.includes(term))
}

const NUMBERS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}

function termsOf({ account, part }: AccountPart): readonly string[] {
  return account.facts.flatMap(({ kind, as, sentence, start, end }) => {
    if (kind !== 'sentence' || as !== 'prison' || account.sentences[sentence]?.part !== part) return []
    const number = /\d+|[一二两三四五六七八九十]+|one|two|three|four|five|six|seven|eight|nine|ten/iu.exec(
      account.source.text.slice(start, end),
    )?.[0]
    return number === undefined ? [] : [NUMBERS[number.toLowerCase()] ?? number]
  })
}
