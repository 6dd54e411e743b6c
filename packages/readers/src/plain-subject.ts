const ANSWER =
  /^(?:re|fwd?|aw|wg|antw|sv|vs|vb|tr|rif|rv|enc|res|odp|pd|ynt|ilt|回复|答复|回覆|转发|轉寄|转寄|返信|転送|답장|전달|ответ|на|пересл)(?:\[\d{1,3}\])?\s?[:：]\s{0,20}/iu
/** More marks than anybody's mail program puts before each other. */
const MOST_MARKS = 20

/**
 * The subject of a mail without the marks of answers and of mails passed on before it, so that a mail and its answers
 * have the same. Where it differs from the subject, that was somebody else's choice of words.
 */
export function plainSubject(subject: string): string {
  let rest = subject.trim()
  for (let round = 0; round < MOST_MARKS; round++) {
    const mark = ANSWER.exec(rest)
    if (mark === null) break
    rest = rest.slice(mark[0].length)
  }
  return rest
}
