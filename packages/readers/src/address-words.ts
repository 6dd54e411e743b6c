/** Words that speak to the reader. */
export const SECOND_PERSON =
  'you your yours you’re you’ll you’ve yourself du dich dir dein deine deinen deinem ihnen ihre ihr euch vous votre vos tu toi te tes ton ta tú ti tus usted ustedes você vocês seu sua voi vostro ты вы вас вам ваш ваша ваши вами тебе тебя твой ти ви вас вам ваш ваша тобі твій pan pani państwo ciebie tobie twój twoja twoje cię sen siz sana size أنت لك لكم شما تو אתה את שלך לך आप आपको आपका आपकी आपके तुम'

/** Words of those who speak of themselves, in languages with Latin letters. A small "i" is a variable more often than a person. */
const FIRST_PERSON =
  'me my mine myself u ur we our ours ourselves im ich mich mir mein meine meinen meinem wir uns unser unsere je moi mon mes nous notre nos yo mí mis nosotros nuestro nuestra eu meu minha nós nosso io mio mia noi nostro ja mnie mój moja moje nas nam nasz ben bana benim biz bize bizim'

/** Words of those who speak and of those who are spoken to. The Turkish "size" is left out: data is full of sizes. */
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(
  `${SECOND_PERSON} ${FIRST_PERSON}`.split(' ').filter((word) => word !== 'size'),
)
