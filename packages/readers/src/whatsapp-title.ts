/** What stands before and after the name of the chat in the names that WhatsApp gives to exported files. */
const FRAMES: readonly (readonly [before: string, after: string])[] = [
  ['WhatsApp Chat with ', ''],
  ['WhatsApp Chat - ', ''],
  ['WhatsApp Chat ', ''],
  ['WhatsApp-Chat mit ', ''],
  ['Chat de WhatsApp con ', ''],
  ['Chat WhatsApp con ', ''],
  ['Chat do WhatsApp com ', ''],
  ['Conversa do WhatsApp com ', ''],
  ['Discussion WhatsApp avec ', ''],
  ['WhatsApp-chat met ', ''],
  ['WhatsApp-chatt med ', ''],
  ['Чат WhatsApp с контактом ', ''],
  ['Чат WhatsApp с ', ''],
  ['Чат WhatsApp із ', ''],
  ['Чат WhatsApp з ', ''],
  ['Czat WhatsApp z użytkownikiem ', ''],
  ['Czat WhatsApp z ', ''],
  ['Chat WhatsApp s ', ''],
  ['与', '的 WhatsApp 聊天'],
  ['與', '的 WhatsApp 對話'],
  ['與', '的WhatsApp對話'],
  ['', ' ile WhatsApp Sohbeti'],
  ['', 'とのWhatsAppチャット'],
  ['', '님과의 WhatsApp 대화'],
]

/** The name of the chat, from the name that WhatsApp gave to the file; undefined when the file is called otherwise. */
export function whatsappTitle(fileName: string): string | undefined {
  const bare = fileName.replace(/\.(?:txt|zip)$/iu, '').replace(/ ?\(\d{1,3}\)$/u, '')
  for (const [before, after] of FRAMES) {
    if (bare.length <= before.length + after.length || !bare.startsWith(before) || !bare.endsWith(after)) continue
    return bare.slice(before.length, bare.length - after.length)
  }
  return undefined
}
