import type { AccountLanguage } from './account-language.js'
import { findChineseAgencies } from './chinese-agencies.js'
import { findChineseCounts } from './chinese-counts.js'
import { CHINESE_CUES, CHINESE_NAMES, CHINESE_ROLES, CHINESE_UNNAMED } from './chinese-cues.js'
import { findChineseDates } from './chinese-dates.js'
import { findChineseMoney } from './chinese-money.js'

/** Words of two or three characters that begin as a name does. */
const NO_NAME =
  /^(?:安全|国家|常见|高校|高额|高薪|方面|方式|方法|关于|向国|向境|白天|时间|文章|文件|明确|单位|金钱|金额|华人|温馨|万元|全国|连续|马上|路过|江苏|江西|湖南|湖北|河南|海外|广东|广西|云南|山东|山西|安徽|福建|成都|重庆|黄金|牛奶|石油|包括|项目|计划|任何|任务|何时|何人|何种|何处|任职|任教|车辆|马路|程序|程度|管理|简单|简历|于是|和平|平台|平时|许多|许诺|习惯|段时间|史料|应当|应该|尚未|向他|向她|向其|元人|米国|纪律|欧洲|利用|利益|师生|师范|文化|连夜|游客|武器|武汉|经济|经常|古代|易于|步骤|居民|居住|冷静|关系|关注|查明|查处|贺信|谈话|房租|解释|解决|宣传|单独|包装|储存|封闭|封面|班级|全部|仇恨|祖国|景区|龙头|幸福|司机|司法|印度|白宫|怀疑|边境|边防|温暖|庄严|广大|广泛|居然|满足|简直|权力|权利)/u

/** What the reader knows of Chinese. */
export const CHINESE: AccountLanguage = {
  code: 'zh',
  advice:
    /提醒(?!了?[他她其])|提示[：，]|警示|告诫|呼吁|敬告|切勿|请广大|广大(?:群众|网民|公民|师生|青年|干部|市民|学生|人民|涉密)|如果?有?发现|一旦发现|不得|严禁|提高警惕|提高[^，。]{0,8}意识|增强[^，。]{0,10}意识|应当(?:及时|立即|主动|自觉|严格|拒绝)|务必|要时刻|要自觉|要切实|要增强|要提高|要严格|要注意|要做到|请及时|请拨打|可以?拨打|可通过|不要(?:轻信|随意|贪图|向陌生|在社交|轻易)|保持(?:高度)?警惕|谨防|防范意识|擦亮双眼|绷紧|人人有责|应(?:严格|自觉|及时|主动|立即|当)/u,
  law: /(?:根据|依据|依照|按照)(?:我国)?《|》(?:第[一二三四五六七八九十百\d]{1,5}条)?(?:明确)?规定|法律规定|(?:反间谍法|刑法|保守国家秘密法|国家安全法|保密法)[^。]{0,10}(?:规定|明确)|可以不予追究|可以从轻|免予处罚|可以免予/u,
  method:
    /(?:境外|外国|敌对)[^，。；]{0,10}(?:机关|机构|组织|势力|人员|分子)?[^，。；某]{0,10}(?:往往|常常|常|通常|经常|会|可能|惯用|不断|大肆|频繁|善于|企图|一直|伺机|千方百计|将目光|瞄准)|(?:不法分子|骗子|间谍人员|诈骗分子)[^。]{0,8}(?:往往|常|会|利用|通过)|常见的?(?:伪装|身份|手法|套路|伎俩)|随着[^。]{0,30}(?:发展|普及)/u,
  goesOn: /^(?:他们|它们|这些|此类|其中|同时|此外|一旦|有的|一些|或者|[或再还])/u,
  allPseudonyms: /(?:文中|本文|以上|涉及)?(?:人物|姓名|人名|当事人)[均皆都]?(?:[为是系]|使用)?了?(?:化名|假名)/u,
  anotherCase:
    /(?:另一起|又一起|另一案|另外一起|无独有偶|案例[二三四2-9]|在另一|第二起|第三起|类似的(?:案件|案例|事情)|同样的)/u,
  cues: CHINESE_CUES,
  names: CHINESE_NAMES,
  roles: CHINESE_ROLES,
  unnamed: CHINESE_UNNAMED,
  isNoName(name, isSure) {
    if (/^(?:某|某某)$/u.test(name)) return true
    return isSure ? /^(?:小组|小区|小说|老师|老人|老板|网友|对方|他们|情报|间谍)$/u.test(name) : NO_NAME.test(name)
  },
  phraseBefore: () => undefined,
  formsOf(name) {
    const man = /^(?<surname>\p{Script=Han})姓(?<kind>[男女])/u.exec(name)?.groups
    return man === undefined ? [name] : [name, `${man['surname'] ?? ''}${man['kind'] ?? ''}`]
  },
  findMoney: findChineseMoney,
  findCounts: findChineseCounts,
  findDates: findChineseDates,
  findAgencies: findChineseAgencies,
  clauseEnd(sentence, from) {
    const found = /[，。；！？：]/u.exec(sentence.slice(from))
    return found ? from + found.index : sentence.length
  },
  phraseEnd(sentence, from) {
    const found = /[，。；！？：、]|并(?=[要提邀])/u.exec(sentence.slice(from))
    return found ? from + found.index : sentence.length
  },
  personas: [
    ['survey-company', /调查|调研|问卷|咨询公司的市场/u],
    ['researcher', /研究(?:[员所院]|机构)|学者|智库|科研|教授助理/u],
    ['recruiter', /猎头|招聘|人事|HR|中介/u],
    ['consultant', /咨询|顾问/u],
    ['journalist', /记者|编辑|杂志社|报社|媒体|约稿/u],
    ['developer', /程序员|开发|技术人员/u],
    ['investor', /投资|理财|炒币/u],
    ['official', /警察|民警|公安|官员|检察|法院|使馆|工作组|安全局/u],
    ['support-desk', /客服|银行/u],
    ['businessperson', /商人|公司|企业|老板|贸易/u],
    ['teacher-or-mentor', /老师|导师|教授|教师/u],
    ['organiser', /会议|论坛|主办|志愿/u],
    ['romantic', /女友|男友|单身|恋人|相亲/u],
    ['friend', /军迷|老乡|好友|朋友|爱好者|留学生|游客/u],
  ],
  payment: {
    promised:
      /许诺|承诺|表示|愿|可获|提出|给出|开出|答应给|声称|可得|每[次张篇份单天月](?:支付|给|付|可获|奖励)?|报价/u,
    demanded: /索要|勒索|要求[他她其]?(?:支付|转账|汇款|缴纳)|赎金/u,
    lost: /损失|被骗|骗走|转账|汇款|汇出|投入|骗取/u,
    paid: /获利|获取|收取|收受|收到|得到|获得|支付|给付|给予|赚|领取|换取|付给|报酬共|先后|提供了?[约共]?$/u,
  },
  tried: /判处|获刑|判刑|免予|被判|否认|认罪/u,
  speech: /说|称|表示|认为|指出|质疑|强调|坦言|直言|分析|补充|透露|反问|怀疑|觉得|问道|写道|解释/u,
  announces:
    /^(?![^，。；]{0,14}(?:没有|未|拒绝))[^，。；]{0,16}?(?:公布|披露|发布|公开|通报|曝光|发文|刊文|介绍|讲述|消息称|表示|查明|宣判)/u,
  narrator: /(?:联系|找到|要求|[让请给问找约]|威胁|添加|邀请|资助)了?我(?![国们院市省校军])/u,
  doubters:
    /(?<it>(?:有|一些|部分|不少|多名|中国|许多|多位|海外|外国)?(?:网民|网友|学者|专家|观察人士|评论人士|分析人士|外界|舆论|律师|家属|人权组织|活动人士|公众))/u,
  reporting: /举报|12339|报告国家安全机关|向国家安全机关报告|受理平台/u,
  publishing: /发布|刊发|刊文|发文|公布|披露|通报|消息|推送|公众号/u,
  dated: [
    ['law', /(?:法|条例)[^。]{0,16}(?:施行|实施|生效|修订|通过)/u],
    ['arrest', /抓获|逮捕|拘留|刑拘|落网|抓捕|审查/u],
    ['sentence', /判处|判刑|获刑|宣判|判决|一审|二审/u],
    [
      'announcement',
      /(?:部|机关|法院|警方|局|官方|检方|媒体|电视台)[^。，]{0,12}称|(?:部|机关|法院|警方|局|官方|检方|媒体|电视台)[^。]{0,16}(?:公布|披露|发布|公开|通报|刊文|发文|曝光|推送)|报道|日前|近日/u,
    ],
  ],
  noPlace: /^(?:[该本我他全各外市县]|某?国|一?城市|我国|中国|外国|两国|出国|回国|爱国|全国|全市|本市)$|境外间谍|情报/u,
  disputes: [
    [
      'contacted-online',
      /(?:社交|网络|网上|平台)[^。]{0,40}(?:接触|联系|策反|招募|收买)|(?:接触|联系|策反|招募)[^。]{0,30}(?:社交|网络|网上|平台)/u,
    ],
    ['handed-over', /(?:没有|未|并未)[^，。]{0,10}(?:泄密|泄露|出售|提供)[^，。]{0,10}(?:机密|秘密|文件|资料)?/u],
  ],
  chargeOfCase: /间谍|国家秘密|情报|为境外|诈骗|叛国|颠覆|资敌|军事秘密|勒索|敲诈|破坏|纵火|洗钱|泄露|国家安全/u,
  missing: [
    ['unit', /单位|部门|公司|机构|学校|企业/u],
    ['date', /时间|日期|何时|什么时候/u],
    ['place', /地点|何地|哪里|地区|城市|国家(?!安全|秘密)/u],
    ['name', /姓名|名字|身份|何人|是谁|当事人|人物/u],
    ['court', /法院|庭审|审理|判决/u],
    ['document', /证据|文件|判决书|材料|泄密|机密/u],
    ['amount', /金额|多少钱|数额/u],
    ['method', /手段|方式|如何|细节/u],
  ],
}
