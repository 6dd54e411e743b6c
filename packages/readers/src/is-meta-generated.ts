/** Sentences that Messenger and Instagram write in the place of words, in the languages that were seen or are sure. */
const SENTENCES: readonly RegExp[] = [
  /^(?:.{1,120} )?sent (?:an? (?:attachment|photo|video|voice message|link|sticker|GIF|file|live location|location|post|reel|story|audio clip)|\d{1,3} (?:photos|videos))\.$/iu,
  /^(?:.{1,120} )?reacted .{1,20} to your (?:message|story|photo|video)\.? ?$/iu,
  /^(?:.{1,120} )?liked a message\.? ?$/iu,
  /^(?:.{1,120} )?(?:missed (?:a|your) (?:video |audio |voice )?(?:call|chat)(?: from .{1,120})?|(?:started|ended|joined) (?:a|the) (?:video |audio |voice )?(?:call|chat)|(?:audio|video|voice) (?:call|chat) ended)\.? ?$/iu,
  /^(?:.{1,120} )?(?:named the group .{0,200}|changed the (?:chat )?(?:theme|group photo|chat theme) .{0,200}|set (?:the|your|his|her|their) (?:nickname|emoji|quick reaction) .{0,200}|added .{1,200} to the group|removed .{1,200} from the group|left the (?:group|chat)|unsent a message|created the group|pinned a message|turned (?:on|off) .{1,80})\.? ?$/iu,
  /^(?:.{1,120} )?hat (?:einen Anhang|ein Foto|ein Video|eine Sprachnachricht|einen Link|einen Beitrag) gesendet\.$/iu,
  /^(?:.{1,120} )?(?:hat mit .{1,20} auf deine Nachricht reagiert|gefällt eine Nachricht)\.? ?$/iu,
  /^(?:.{1,120} )?a (?:envoyé une (?:pièce jointe|photo|vidéo)|aimé un message|réagi .{1,20} à votre message)\.? ?$/iu,
  /^(?:.{1,120} )?(?:envió un archivo adjunto|envió (?:una foto|un video|un vídeo)|indicó que le gusta un mensaje|reaccionó con .{1,20} a tu mensaje)\.? ?$/iu,
  /^(?:.{1,120} )?(?:enviou um anexo|enviou (?:uma foto|um vídeo)|curtiu uma mensagem|reagiu com .{1,20} à sua mensagem)\.? ?$/iu,
  /^(?:.{1,120} )?(?:ha inviato un allegato|ha messo Mi piace a un messaggio|ha reagito con .{1,20} al tuo messaggio)\.? ?$/iu,
  /^(?:.{1,120} )?(?:heeft een bijlage verzonden|heeft een bijlage gestuurd|vindt een bericht leuk)\.? ?$/iu,
  /^(?:.{1,120} )?(?:wysłał(?:\(a\)|a)? załącznik|lubi wiadomość)\.? ?$/iu,
  /^(?:.{1,120} )?(?:отправил(?:\(-а\)|\(а\)|а)? вложение|поставил(?:\(-а\)|а)? «?нравится»? .{0,40})\.? ?$/iu,
]

/**
 * Tells whether the content of a message of Messenger or Instagram is a sentence that the application wrote: that a
 * picture was sent, that somebody liked something or left. Nobody said it.
 */
export function isMetaGenerated(content: string): boolean {
  return content.length <= 300 && SENTENCES.some((sentence) => sentence.test(content))
}
