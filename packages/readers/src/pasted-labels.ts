/** Labels with which a person marks their own side of a chat that they copied or wrote down. */
export const OWN_LABELS: ReadonlySet<string> = new Set(
  'me|myself|i|mine|ich|moi|je|yo|eu|io|ik|я|ja|mnie|jag|jeg|minä|我|本人|自己|俺|僕|私|わたし|나|저|أنا|انا|אני|من|मैं|tôi|saya'.split(
    '|',
  ),
)

/** Labels that stand for the other side, or for either side, however often they are seen. */
export const KNOWN_LABELS: ReadonlySet<string> = new Set(
  (
    'a|b|c|d|x|y|q|person a|person b|person 1|person 2|speaker a|speaker b|speaker 1|speaker 2|user|you|him|her|them|he|she|they|other|other person|stranger|recruiter|hr|' +
    'er|sie|du|lui|elle|toi|él|ella|tú|ele|ela|você|lei|tu|он|она|ты|вы|він|вона|ти|on|ona|ty|甲|乙|丙|他|她|对方|對方|你|您|那人|那个人|客服|彼|彼女|相手|그|그녀|상대|너|هو|هي|هوا|הוא|היא|او|वह|unknown'
  ).split('|'),
)

/**
 * What stands before a colon in forms, advertisements, letters and articles. None of these is a speaker, however often
 * it is seen.
 */
export const FIELD_LABELS: ReadonlySet<string> = new Set(
  (
    'note|notes|nb|n.b|n.b.|ps|p.s|p.s.|pps|warning|caution|tip|tips|hint|important|attention|example|examples|e.g|e.g.|i.e|i.e.|update|edit|edited|tl;dr|tldr|disclaimer|reminder|' +
    'subject|from|to|cc|bcc|date|time|sent|received|re|fw|fwd|aw|wg|http|https|ftp|mailto|tel|phone|mobile|cell|fax|email|e-mail|mail|website|web|site|url|link|links|address|location|place|venue|where|when|who|why|how|what|' +
    'salary|pay|payment|wage|wages|compensation|rate|budget|price|fee|cost|total|amount|reward|bonus|duration|period|term|start|start date|starting|end|end date|deadline|requirements|requirement|required|responsibilities|duties|tasks|task|qualifications|qualification|skills|experience|education|benefits|perks|contact|contacts|contact us|company|employer|position|positions|job|job title|title|role|type|job type|employment type|department|industry|hours|schedule|working hours|work hours|language|languages|age|gender|sex|name|full name|nationality|telegram|whatsapp|wechat|signal|line|viber|instagram|insta|twitter|facebook|linkedin|skype|discord|apply|apply now|how to apply|about|about us|about the role|overview|description|job description|summary|details|offer|we offer|what we offer|what you get|you will|you have|conditions|terms|source|sources|photo|photos|image|video|published|posted|updated|by|author|reporter|editor|editing by|reporting by|caption|chapter|section|conclusion|introduction|abstract|keywords|references|result|results|answer|question|version|status|id|ref|reference|order|invoice|account|iban|bic|' +
    'hinweis|achtung|wichtig|beispiel|betreff|von|an|datum|uhrzeit|ort|gehalt|lohn|bezahlung|vergütung|aufgaben|deine aufgaben|ihre aufgaben|anforderungen|profil|dein profil|ihr profil|wir bieten|kontakt|telefon|adresse|quelle|foto|beginn|' +
    'objet|lieu|salaire|rémunération|téléphone|adresse|missions|profil recherché|nous offrons|contact|attention|exemple|asunto|lugar|salario|sueldo|pago|teléfono|correo|requisitos|ofrecemos|funciones|contacto|dirección|fecha|hora|nota|atención|ejemplo|assunto|local|salário|telefone|oggetto|luogo|stipendio|telefono|requisiti|' +
    'тема|дата|время|место|адрес|зарплата|оплата|зп|з/п|телефон|тел|почта|контакты|контакт|требования|обязанности|условия|график|вакансия|компания|внимание|важно|пример|источник|фото|от|кому|опыт|мы предлагаем|час|місце|адреса|вимоги|обов’язки|умови|графік|вакансія|компанія|увага|важливо|приклад|джерело|досвід|ми пропонуємо|' +
    'temat|data|godzina|miejsce|adres|wynagrodzenie|płaca|wymagania|obowiązki|oferujemy|uwaga|ważne|przykład|źródło|stanowisko|lokalizacja|od|do|' +
    '注|注意|备注|備註|提示|说明|說明|附|附件|附注|主题|主題|时间|時間|日期|地点|地點|地址|电话|電話|手机|手機|邮箱|郵箱|信箱|微信|微信号|薪资|薪資|薪酬|工资|工資|待遇|报酬|報酬|价格|價格|岗位|崗位|职位|職位|要求|任职要求|任職要求|岗位要求|岗位职责|崗位職責|职责|職責|工作内容|工作內容|工作地点|工作地點|工作时间|工作時間|联系方式|聯絡方式|联系人|聯絡人|联系电话|公司|公司名称|招聘|招聘人数|人数|学历|學歷|经验|經驗|福利|报名|報名|年龄|年齡|性别|性別|姓名|来源|來源|编辑|編輯|记者|記者|责任编辑|責任編輯|责编|作者|图|图片|图源|链接|鏈接|連結|网址|網址|发件人|寄件者|收件人|收件者|抄送|标题|標題|摘要|结论|結論|例如|比如|总结|總結|原标题|qq|' +
    '件名|日時|場所|給与|時給|報酬|仕事内容|応募資格|資格|連絡先|勤務地|勤務時間|備考|差出人|宛先|出典|제목|날짜|시간|장소|급여|시급|연락처|주소|자격요건|업무|근무지|근무시간|참고|출처|주의|보낸사람|받는사람|' +
    'الموضوع|التاريخ|الوقت|المكان|العنوان|الراتب|الهاتف|المتطلبات|المصدر|ملاحظة|موضوع|تاریخ|زمان|مکان|آدرس|حقوق|تلفن|تماس|شرایط|منبع|توجه|נושא|תאריך|שעה|מקום|כתובת|שכר|טלפון|דרישות|מקור|הערה|विषय|दिनांक|समय|स्थान|पता|वेतन|फ़ोन|संपर्क|योग्यता|स्रोत|नोट'
  ).split('|'),
)
