/**
 * Pieces of text of which somebody might send very much, each with what it is: what is hard to cut into words, to match, or
 * to show.
 *
 * @param vocabulary - Of the pack. All words that some pattern knows are the worst that ordinary words can do.
 */
export function hostileTexts(vocabulary: readonly string[]): Readonly<Record<string, string>> {
  const knownWords = vocabulary.filter((word) => !word.startsWith('#')).map((word) => word.replace('*', ''))
  return {
    'one word again and again': 'send ',
    'one letter again and again': 'a',
    'letters that stand apart': 'a b c d ',
    'one Chinese character again and again': '发',
    'every word that some pattern knows': `${knownWords.join(' ')} `,
    'such words with sentence ends': `${knownWords.join('. ')}. `,
    'a match again and again': 'keep it between us ',
    'a match and a closing bracket': 'keep it between us) ',
    'negations without end': "don't never don't keep it between us ",
    'warnings without end': 'if anyone asks you to keep it between us scammers ',
    'reports without end': 'he told me he asked me keep it between us ',
    'long numbers': '1234567890',
    'numbers with dots': '1.2.3.4.5.6.7.8.9.',
    'phone numbers that are none': '+1 (555) 555-5555-555 ',
    'the beginning of a web address': 'http://',
    'web addresses': 'www.a.b.c.d.e.f.g.h.com/x?y=z&',
    'mail addresses that are none': 'a@b@c.d@',
    'at signs': '@@@@',
    'one dot a word': 'a.',
    hyphens: 'a-b-c-',
    'coordinates that are none': '51.5074,51.5074,',
    'currency signs': '$$$$',
    'combining marks': '\u0301',
    'a letter under combining marks': `a${'\u0301'.repeat(50)}`,
    'zero-width characters': '\u200b',
    'zero-width characters in words': 's\u200be\u200b',
    'signs that fold to many letters': 'ﷺ',
    'full-width letters': 'ｐａｙ ',
    'letters of two alphabets': 'sаеrсt ',
    'stretched letters': 'soooooooo ',
    'digits for letters': 's3cr3t ',
    'opening brackets': '((((',
    'opening quotes': '“‘«「',
    'nested quotes': '>>>> > > ',
    'decomposed Hangul': '한국'.normalize('NFD'),
    'half characters': '\ud83d',
    'emoji of many parts': '👨‍👩‍👧‍👦',
    'direction marks': '\u202e\u202d',
    apostrophes: "a'a'a'",
    'line ends': 'a\n',
    'carriage returns': '\r',
  }
}
