// What is shown in the pictures that reading is measured on: things that give something away when they stand in a photo,
// each with what a reader has to find. All names, numbers and markings are made up.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

const program = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: program } })

const NAMES = {
  en: ['Margaret Holloway', 'Dmitri Sokolov', 'Aisha Karim', 'Thomas Brandt', 'Olivia Fairchild', 'Rajesh Menon'],
  zh: ['李慧敏', '王建国', '陈雨桐', '赵志远', '刘思源', '周晓岚'],
}
const UNITS = {
  en: ['Northgate Shipyard', 'Harbour Signals Laboratory', 'Avionics Test Department', 'Coastal Survey Office'],
  zh: ['北港造船厂', '海港信号实验室', '航空电子测试部', '沿海测绘处'],
}
const MARKINGS = {
  en: [
    'CONFIDENTIAL',
    'SECRET',
    'INTERNAL USE ONLY',
    'NOT FOR DISTRIBUTION',
    'VS-NUR FÜR DEN DIENSTGEBRAUCH',
    'RESTRICTED',
  ],
  zh: ['机密', '绝密★10年', '内部资料 注意保密', '秘密★长期', '內部文件 不得外傳', '机密★启封前'],
}
const STREETS = {
  en: ['27 Quayside Road', '114 Linden Avenue', '8 Chapel Lane'],
  zh: ['滨海路27号3单元502室', '建设大街114号', '文昌里8号楼'],
}
const CITIES = {
  en: ['Hull HU1 2AB', 'Leeds LS6 3QQ', 'Cardiff CF10 4UW'],
  zh: ['青岛市市南区', '大连市中山区', '武汉市江岸区'],
}
const PLATES = {
  en: ['KX19 VZB', 'LN70 HGA', 'B-MR 4721', '7XKD294'],
  zh: ['京A·12345', '沪B·8F3K7', '粤AD12345', '川C·69N20'],
}

const pick = (list, seed) => list[seed % list.length]

/** A code whose smallest part is so many pixels wide before the picture is spoilt, with the white around it that it needs. */
async function code(symbology, text, part) {
  const { svg } = await writeBarcode(text, { format: symbology, addQuietZones: true, forceSquareDataMatrix: true })
  const [, wide, high] = /<svg width="(\d+)" height="(\d+)"/u.exec(svg)
  const across = wide * part
  const down = symbology === 'Code128' ? 100 : high * part
  return `<span style="display:inline-block;background:#fff;line-height:0;width:${across}px;height:${down}px">${svg.slice(svg.indexOf('<svg')).replace(/<svg width="\d+" height="\d+"/u, `<svg viewBox="0 0 ${wide} ${high}" preserveAspectRatio="none" style="width:${across}px;height:${down}px;display:block"`)}</span>`
}

/** Each makes one picture's contents: `markings` and `names` must be found, `codes` must be read, `lines` show the spaces. */
export const SCENES = {
  async badge(language, seed) {
    const name = pick(NAMES[language], seed)
    const unit = pick(UNITS[language], seed + 1)
    const number = `N-${4821 + seed * 37}-K`
    const role = language === 'en' ? 'Building C · Level 3' : 'C座三层 门禁卡'
    const text = `BADGE:${4821 + seed * 37}:C3`
    return {
      html: `<div style="width:620px;background:#fff;border-radius:22px;box-shadow:0 12px 30px #0007;font-family:Roboto,'Noto Sans SC Variable';overflow:hidden">
        <div style="background:#123a63;color:#fff;padding:22px 30px;font-size:34px;font-weight:700">${unit}</div>
        <div style="display:flex;padding:28px 30px;gap:28px"><div style="width:190px;height:240px;background:linear-gradient(#c9d3dd,#8fa3b5)"></div>
        <div><div style="font-size:40px;font-weight:700">${name}</div><div style="font-size:26px;margin-top:14px;color:#333">${role}</div>
        <div style="font-size:26px;margin-top:14px;color:#333">${number}</div><div style="margin-top:16px">${await code('QRCode', text, 4)}</div></div></div></div>`,
      markings: [],
      names: [name, unit, number],
      lines: [name, unit],
      codes: [text],
      things: ['paper'],
    }
  },
  async document(language, seed) {
    const marking = pick(MARKINGS[language], seed)
    const name = pick(NAMES[language], seed + 2)
    const unit = pick(UNITS[language], seed)
    const title = language === 'en' ? `Test report ${seed + 3}: hull sensors` : `第${seed + 3}号测试报告：舰体传感器`
    const body =
      language === 'en'
        ? [
            'The second series was completed on the 14th.',
            'Two of the nine sensors lost contact below four metres.',
            'Results are to be kept within the department.',
            'The next series begins when the parts have arrived.',
          ]
        : [
            '第二轮测试已于十四日完成。',
            '九个传感器中有两个在四米以下失去联系。',
            '结果仅限本部门内部使用。',
            '待零件到齐后开始下一轮测试。',
          ]
    return {
      html: `<div style="width:760px;background:#fdfdfb;padding:44px 56px;box-shadow:0 10px 26px #0006;font-family:${language === 'en' ? "'Liberation Serif',Roboto" : "'Noto Sans SC Variable'"}">
        <div style="text-align:center;color:#b01818;font-size:30px;font-weight:700;letter-spacing:2px">${marking}</div>
        <div style="font-size:22px;margin-top:20px;color:#222">${unit}</div>
        <div style="font-size:32px;font-weight:700;margin:16px 0 22px">${title}</div>
        ${body.map((line) => `<div style="font-size:24px;line-height:1.6">${line}</div>`).join('')}
        <div style="font-size:22px;margin-top:26px">${language === 'en' ? 'Prepared by' : '编制：'} ${name}</div></div>`,
      markings: [marking],
      names: [name, unit],
      lines: [title, ...body],
      codes: [],
      things: ['paper'],
    }
  },
  async monitor(language, seed) {
    const host = `ops-${12 + seed}.harbour.internal`
    const name = pick(NAMES[language], seed + 3)
    const marking = language === 'en' ? pick(['INTERNAL', 'RESTRICTED'], seed) : pick(['内部系统', '涉密终端'], seed)
    const rows =
      language === 'en'
        ? ['Pier 4 camera offline', 'Backup generator failed', 'Gate B badge reader down']
        : ['四号码头摄像头离线', '备用发电机故障', '东门读卡器停用']
    return {
      html: `<div style="width:1000px;background:#181818;padding:22px 22px 44px;border-radius:14px;box-shadow:0 14px 40px #0009;font-family:Roboto,'Noto Sans SC Variable'">
        <div style="background:#eef2f6;height:560px"><div style="background:#1f2a37;color:#e8edf2;font-size:24px;padding:12px 20px;display:flex;justify-content:space-between"><span>${marking}</span><span>${name}</span></div>
        <div style="padding:20px 28px"><div style="font-size:22px;color:#334">${host}</div>
        ${rows.map((row, index) => `<div style="display:flex;justify-content:space-between;background:#fff;margin-top:16px;padding:16px 20px;font-size:24px;border-left:8px solid ${['#d33', '#e90', '#d33'][index]}"><span>${row}</span><span style="color:#667">10.4.${seed}.${17 + index}</span></div>`).join('')}</div></div></div>`,
      markings: [marking],
      names: [name, host, `10.4.${seed}.17`],
      lines: rows,
      codes: [],
      things: ['screen'],
    }
  },
  async boarding(language, seed) {
    const name =
      language === 'en'
        ? pick(['HOLLOWAY/MARGARET', 'BRANDT/THOMAS', 'KARIM/AISHA'], seed)
        : pick(['LI/HUIMIN', 'WANG/JIANGUO', 'CHEN/YUTONG'], seed)
    const booking = pick(['XK7P2Q', 'QW3RTZ', 'M8HJ4D'], seed)
    const [from, to] = pick(
      [
        ['LHR', 'PEK'],
        ['PEK', 'SHA'],
        ['FRA', 'CAN'],
      ],
      seed,
    )
    const flight = pick(
      [
        ['BA', '0039'],
        ['CA', '1501'],
        ['LH', '0732'],
      ],
      seed,
    )
    const data = `M1${name.padEnd(20)}E${booking.padEnd(7)}${from}${to}${flight[0].padEnd(3)}${flight[1]} ${String(214 + seed)}Y0${17 + seed}A0042 100`
    const seat = `${17 + seed}A`
    return {
      html: `<div style="width:1060px;background:#fff;border-radius:16px;box-shadow:0 10px 30px #0007;font-family:Roboto,'Noto Sans SC Variable';overflow:hidden">
        <div style="background:#0b5;color:#fff;font-size:28px;padding:14px 28px;font-weight:700">${language === 'en' ? 'BOARDING PASS' : '登机牌 BOARDING PASS'}</div>
        <div style="display:flex;padding:24px 28px;justify-content:space-between"><div>
        <div style="font-size:20px;color:#678">${language === 'en' ? 'Passenger' : '姓名 NAME'}</div><div style="font-size:32px;font-weight:700">${name}</div>
        <div style="display:flex;gap:40px;margin-top:20px">${[
          [language === 'en' ? 'Flight' : '航班', flight[0] + Number(flight[1])],
          [language === 'en' ? 'From' : '出发', from],
          [language === 'en' ? 'To' : '到达', to],
          [language === 'en' ? 'Seat' : '座位', seat],
        ]
          .map(
            ([label, value]) =>
              `<div><div style="font-size:20px;color:#678">${label}</div><div style="font-size:30px;font-weight:700">${value}</div></div>`,
          )
          .join('')}</div>
        <div style="font-size:22px;margin-top:20px">${language === 'en' ? 'Booking reference' : '订座编号'} <b style="font-size:28px">${booking}</b></div></div>
        <div>${await code(seed % 2 === 0 ? 'PDF417' : 'Aztec', data, seed % 2 === 0 ? 3 : 5)}</div></div></div>`,
      markings: [],
      names: [name, booking],
      lines: [],
      codes: [data],
      things: ['paper'],
    }
  },
  async whiteboard(language, seed) {
    const name = language === 'en' ? pick(NAMES.en, seed).split(' ')[0] : pick(NAMES.zh, seed + 1)
    const marking =
      language === 'en' ? pick(['do not photograph', 'project Heron'], seed) : pick(['请勿拍照', '苍鹭项目'], seed)
    const rows =
      language === 'en'
        ? ['sea trial moved to March', 'ask ' + name + ' for the key', 'budget 4.2 million']
        : ['海试改到三月', '钥匙找' + name, '预算四百二十万']
    return {
      html: `<div style="width:1100px;background:#fafcfd;border:16px solid #b9bec3;padding:40px 60px;font-family:'Comic Neue','AR PL UKai CN','Noto Sans SC Variable';box-shadow:0 6px 20px #0005">
        <div style="font-size:54px;color:#a11;transform:rotate(-2deg)">${marking}</div>
        ${rows.map((row, index) => `<div style="font-size:46px;color:${['#124', '#263', '#124'][index]};margin-top:28px;transform:rotate(${[-1, 1.5, -0.5][index]}deg)">${row}</div>`).join('')}</div>`,
      markings: [marking],
      names: [name],
      lines: rows.filter((row) => language === 'en' && row !== ''),
      codes: [],
      things: ['paper'],
    }
  },
  async parcel(language, seed) {
    const name = pick(NAMES[language], seed + 4)
    const street = pick(STREETS[language], seed)
    const city = pick(CITIES[language], seed)
    const number = `SF10${70043 + seed}99${10 + seed}`
    const phone = language === 'en' ? '+44 7700 900' + (142 + seed) : '1380013' + (8000 + seed)
    return {
      html: `<div style="width:760px;background:#fff;padding:26px 34px;box-shadow:0 8px 22px #0006;font-family:Roboto,'Noto Sans SC Variable'">
        <div style="font-size:22px;color:#333">${language === 'en' ? 'DELIVER TO' : '收件人'}</div><div style="font-size:34px;font-weight:700">${name}</div>
        <div style="font-size:28px;margin-top:8px">${street}</div><div style="font-size:28px;margin-top:6px">${city}</div><div style="font-size:26px;margin-top:6px">${phone}</div>
        <div style="border-top:3px solid #000;margin-top:20px;padding-top:20px;display:flex;justify-content:space-between;align-items:center">${await code('Code128', number, 3)}${await code('DataMatrix', number + '|' + seed, 5)}</div>
        <div style="font-size:24px;margin-top:10px">${number}</div></div>`,
      markings: [],
      names: [name, street, city, phone],
      lines: language === 'en' ? [name, street] : [],
      codes: [number, number + '|' + seed],
      things: ['paper'],
    }
  },
  async plate(language, seed) {
    const plate = pick(PLATES[language], seed)
    const [back, front] =
      language === 'zh'
        ? plate.length > 8 || plate.includes('D')
          ? ['linear-gradient(#e8fff0,#49c68c)', '#111']
          : ['#0a4fb4', '#fff']
        : ['#f4f4ee', '#111']
    return {
      html: `<div style="width:1100px;height:620px;border-radius:40px;background:linear-gradient(#5b6770,#2d343a);position:relative;box-shadow:0 14px 40px #0009">
        <div style="position:absolute;left:60px;top:90px;width:190px;height:100px;border-radius:40px;background:radial-gradient(#fff,#9ab)"></div><div style="position:absolute;right:60px;top:90px;width:190px;height:100px;border-radius:40px;background:radial-gradient(#fff,#9ab)"></div>
        <div style="position:absolute;left:370px;top:390px;width:360px;height:92px;border:4px solid #222;border-radius:10px;background:${back};color:${front};font:700 62px/92px 'Liberation Sans Narrow','Noto Sans SC Variable';text-align:center;letter-spacing:3px">${plate}</div></div>`,
      markings: [],
      names: [plate],
      lines: [],
      codes: [],
      things: ['plate'],
    }
  },
}
