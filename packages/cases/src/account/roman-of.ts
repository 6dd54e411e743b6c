/** 赵某 and Zhao: the surname in both scripts, for the surnames that accounts use most. */
const ROMAN: Readonly<Record<string, string>> = Object.fromEntries(
  '赵zhao 钱qian 孙sun 李li 周zhou 吴wu 郑zheng 王wang 冯feng 陈chen 褚chu 卫wei 蒋jiang 沈shen 韩han 杨yang 朱zhu 秦qin 许xu 何he 吕lv 张zhang 孔kong 曹cao 严yan 华hua 金jin 魏wei 陶tao 姜jiang 谢xie 邹zou 章zhang 苏su 潘pan 葛ge 范fan 彭peng 马ma 方fang 任ren 袁yuan 柳liu 唐tang 薛xue 贺he 罗luo 毕bi 郝hao 安an 常chang 于yu 傅fu 康kang 余yu 顾gu 孟meng 黄huang 穆mu 萧xiao 尹yin 姚yao 邵shao 汪wang 毛mao 戴dai 宋song 庞pang 熊xiong 纪ji 项xiang 祝zhu 董dong 梁liang 杜du 阮ruan 蓝lan 季ji 贾jia 江jiang 郭guo 林lin 徐xu 高gao 夏xia 蔡cai 田tian 樊fan 胡hu 霍huo 万wan 柯ke 卢lu 莫mo 丁ding 邓deng 洪hong 左zuo 崔cui 龚gong 程cheng 邢xing 裴pei 陆lu 翁weng 段duan 侯hou 武wu 刘liu 龙long 叶ye 黎li 白bai 乔qiao 谭tan 申shen 冉ran 牛niu 温wen 齐qi 曾zeng 关guan 石shi 肖xiao 黃huang 趙zhao 劉liu 張zhang 陳chen 楊yang 吳wu 鄭zheng 許xu'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/**
 * A name so written that 赵某 and Zhao are equal: the surname in Latin letters for a marked Chinese name, any other name in
 * small letters.
 */
export function romanOf(name: string | undefined): string {
  const plain = name ?? ''
  const marked = /^(?<surname>\p{Script=Han})某/u.exec(plain)?.groups?.['surname']
  if (marked !== undefined) return ROMAN[marked] ?? plain
  return plain.toLowerCase()
}
