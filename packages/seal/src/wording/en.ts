import type { Wording } from '@telltale/model'

/** English. Places in braces are filled in; a list is written line by line. */
export const en: Wording = {
  name: 'name',

  'seal.done': 'Sealed: {files} files, {size}, in {name}.',
  'seal.checked': 'What lies on the disk was read again and is what was written.',
  'seal.withheld': 'The originals are not in it, as you asked; their digests are.',
  'seal.left-out': 'Links or devices among the files were left out ({count}). The manifest names them.',
  'seal.unread': 'Nothing in it could be read as a conversation. The files are sealed all the same, without a report.',
  'seal.no-pdf':
    'There is no PDF: its fonts do not have this script. The HTML page shows all of it, and any browser prints it.',
  'seal.partly-unread':
    '{count} files or parts could not be read as conversations. They are sealed as they are, and are not in the transcript.',
  'seal.hidden':
    'The names you gave are covered in the transcript and the report. Read them through before you hand them on: nobody but you knows what else tells who somebody is.',
  'seal.hidden-and-whole':
    'The originals in the container still show every name. Hand on only the readable copies, or seal again with --without-originals.',
  'seal.chosen-and-whole':
    'The originals in the container still hold every conversation. Hand on only the readable copies, or seal again with --without-originals.',
  'seal.clock':
    "This device's clock says {clock}, and one of the files was last changed after that. One of the two is wrong; the time in the manifest is only what the clock says.",
  'seal.not-safety':
    'Sealing helps to find out changes. It does not make you safe: if somebody watches this device, they can see what you write, including the passphrase. The originals are where they were.',
  'seal.remember': 'Without the passphrase nobody can open it, not even we. Keep it apart from the file.',
  'seal.remember-keys': 'Only whoever has one of the secret keys can open it. You cannot, unless one of them is yours.',
  'seal.stamp-request':
    'For a time-stamp, carry {tsq} to any time-stamping authority, or {digest} to OpenTimestamps, on any machine. They hold a digest and nothing of the content. Put the answer beside the container, as {tsr} or {ots}.',
  'seal.no-stamp':
    'When it was sealed rests on this device alone. For a proof by somebody else, ask for a time-stamp: telltale verify {name} --stamp-request.',
  'seal.readable': 'To read and to hand on, not encrypted: {folder}.',
  'passphrase.ask': 'Passphrase for the container: ',
  'passphrase.again': 'The same once more: ',
  'passphrase.open': 'Passphrase: ',
  'passphrase.weak':
    'That passphrase is short or easy to guess. Whoever has the file can try millions of them. Five or six words that have nothing to do with each other hold much better, and are easy to remember. It was used as you gave it.',
  'passphrase.fair': 'That passphrase holds against somebody who tries by hand. One word more would hold better.',

  'verify.title': 'What this container shows',
  'verify.title-folder': 'What this folder shows',
  'verify.proved': 'What is proved',
  'verify.not-proved': 'What is not proved',
  'verify.trouble': 'What does not hold',
  'verify.next': 'What you can do',
  'verify.none-proved': 'Nothing.',
  'verify.whole': 'All {count} files fit the manifest, bit for bit.',
  'verify.partly': '{whole} of {count} files fit the manifest, bit for bit.',
  'verify.digest':
    'The SHA-256 of the manifest is {digest}. Whoever has this number can tell that it is this list of files and no other.',
  'verify.stamp':
    'The manifest, and so all of this, was there at {at}. {authority} says so; the signature holds and is over this very manifest.',
  'verify.stamp-accuracy': 'That time may be off by {seconds} seconds, the authority says.',
  'verify.stamp-trusted': 'Its certificate leads up to a root in the file that you gave.',
  'verify.ots':
    'By OpenTimestamps: it was there before block {height} of Bitcoin, if the Merkle root of that block is {root}. Look it up in any block explorer, or two: that last step needs somebody to be asked.',

  'verify.not-true':
    'That what was written in the files is true, or that the originals were complete and genuine when they were sealed. Whoever sealed them could have changed them before.',
  'verify.not-who': 'Who sealed them, and who really sent the messages.',
  'verify.not-when':
    'When it was sealed. The manifest says {at}, by the clock of the device, and a clock can be set. There is no time-stamp beside it that proves it.',
  'verify.not-before': 'What was before the time-stamp: it proves that the files were there by then, not since when.',
  'verify.not-all-sealed': 'Whether there was more: it shows what was sealed, and not what was not.',
  'verify.not-anew':
    'That it was not opened, changed and sealed anew by somebody who has the key (with public keys: by anybody).',
  'verify.stamp-unchecked':
    'A time-stamp says {at}. Its signature fits, but anybody can make a certificate with that name; until it is checked with --ca, the time is not proved.',
  'verify.stamp-unfounded':
    'A time-stamp says {at}. Its signature fits, but its certificate does not hold, as said above; so the time is not proved.',
  'verify.not-revoked': "Whether the authority's certificate was called back since. That needs a network.",
  'verify.not-hidden': 'What stands in {hidden} covered names, and whether the covering hides who they are.',
  'verify.not-chosen': 'What was said in conversations that the transcript and the report leave out by choice.',
  'verify.not-withheld':
    'What is in {count} originals that were kept back. Their digests are listed: a file that turns up later can be held against them.',
  'verify.not-folder':
    'That nobody put together a new manifest: this folder is open. Only an older time-stamp shows that.',

  'verify.changed': '{path}: its content is not what the manifest says.',
  'verify.missing': '{path}: it is in the manifest, and not there.',
  'verify.not-listed': '{path}: it is there, and not in the manifest.',
  'verify.not-reached': '{path}: not known, because it lies behind the damage.',
  'verify.more': 'And {count} more like these.',
  'verify.damage-in':
    'The container is damaged or cut short in the block of 64 KiB that begins {at} bytes into its content: in {path}, or right behind it. From there on nothing is known.',
  'verify.damage':
    'The container is damaged or cut short in the block of 64 KiB that begins {at} bytes into its content. From there on nothing is known.',
  'verify.irregular':
    'It was not put together as Telltale does, {at} bytes into its content. Somebody else made it, or made it again.',
  'verify.order': 'The files lie in another order than the manifest says.',
  'verify.no-manifest': 'There is no manifest that can be read, so nothing can be held against anything.',
  'verify.stamp-other': 'The time-stamp is about something else: another manifest, or an older one.',
  'verify.stamp-broken':
    'The signature of the time-stamp does not hold. The answer was changed, or is not by the authority it names.',
  'verify.stamp-refused': 'The authority refused to give a time-stamp. Ask another one, with a new request.',
  'verify.stamp-unreadable': 'The file {name} is no answer to a request for a time-stamp.',
  'verify.stamp-not-request':
    'The time-stamp does not answer the request that lies beside it, though it is about this manifest.',
  'verify.stamp-unfit':
    'The certificate of the authority was not made for time-stamps, or was not valid at that time by its own dates.',
  'verify.stamp-untrusted': 'The certificate of the authority does not lead up to any root in the file that you gave.',
  'verify.stamp-before':
    'The time-stamp is older than the time in the manifest. Then the clock of the device was ahead when this was sealed.',
  'verify.ots-other': 'The OpenTimestamps proof is about something else.',
  'verify.ots-unreadable': 'The file {name} is no OpenTimestamps proof that can be read.',
  'verify.ots-pending':
    'The OpenTimestamps proof is waiting: {calendar} promised to put it into a block. Let it be completed after some hours (ots upgrade).',

  'verify.next-copy': 'Look for another copy of the container. Keep this one too, and change nothing in it.',
  'verify.next-stamp': 'Ask for a time-stamp now: it cannot be had for a time that has passed.',
  'verify.next-open':
    'To take the files out: telltale verify FILE --out FOLDER. Without Telltale: age --decrypt, then open the zip.',
  'verify.kept': 'Taken out into {folder}: {count} files.',
  'verify.kept-partly': 'Only files that are whole were taken out.',

  readme: [
    'WHAT THIS IS',
    '',
    'Files that somebody sealed on {at}, by the clock of their device, with a list by which',
    'a change to one of them is found.',
    '',
    '  manifest.json      every file with its size and its SHA-256',
    '  originals/         the files themselves, byte for byte, if they were put in',
    '  transcript.txt     what was said, to read',
    '  transcript.json    the same for programs; exact',
    '  report.html/.pdf   what the messages do, with the exact words; report.json for programs',
    '',
    'HOW TO OPEN IT WITHOUT TELLTALE',
    '',
    '  1. age --decrypt --output files.zip NAME.age      (age: https://age-encryption.org, and many other programs)',
    '  2. Open files.zip with any program that opens zips.',
    '  3. Compare: the SHA-256 of each file with the one in manifest.json',
    '     (sha256sum FILE; on Windows: certutil -hashfile FILE SHA256; on a Mac: shasum -a 256 FILE).',
    '  4. If there is a time-stamp: openssl ts -verify -data manifest.json -in NAME.tsr -CAfile ROOT.pem',
    '',
    'WHAT IT PROVES, AND WHAT IT DOES NOT',
    '',
    'That the files fit the list, bit for bit; with a time-stamp of an authority that you trust, also by when. Without',
    'one, not that nobody who has the key opened it, changed it and sealed it anew (with public keys: anybody could).',
    'Never that what they say is true, that they were complete, or who sealed them. The report describes what messages do.',
    'It never says who somebody is.',
  ],
  'pdf.title': 'Sealed evidence',
  'pdf.sealed': 'Sealed {at} (clock of the device, unproven)',
  'pdf.files': 'What was sealed',
  'pdf.files-note': 'Each original with its size and its SHA-256. The manifest in the container lists them too.',
  'pdf.more-files': 'And {count} more, in manifest.json.',
  'pdf.transcript': 'What was said',
  'pdf.transcript-note': 'As it was read from the files. transcript.json has it exactly.',
  'pdf.transcript-cut': 'This document stops here: there is more in transcript.txt.',
  'pdf.signs':
    'Some signs have no shape in this document and stand as their numbers, as ‹U+1F600›. transcript.txt and report.html have them as they are.',
  'pdf.shown-only': 'This document shows it to read. What counts are the originals.',
  'pdf.finding': 'finding {number}',
  'pdf.bytes': '{count} bytes',
}
