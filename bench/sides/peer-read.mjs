// Reads a file, or every file of a folder, with one of the peers: `peer-read.mjs NAME PATH`. Its library is loaded before
// the clock starts; files are read from the disk while it runs.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const [, , name, path] = process.argv
const isFolder = statSync(path).isDirectory()
const files = isFolder ? readdirSync(path).map((each) => join(path, each)) : [path]
const text = () => readFileSync(path, 'utf8')

/** For each peer: loads it, and answers with what reads everything and counts the messages. */
const PEERS = {
  async 'whatsapp-chat-parser'() {
    const { parseString } = await import('whatsapp-chat-parser')
    return () => parseString(text()).length
  },
  async 'JSON.parse alone'() {
    return () => JSON.parse(text()).messages.length
  },
  async 'telegram-chat-parser'() {
    const { TelegramChat } = require('telegram-chat-parser')
    return () => new TelegramChat(text()).messages.filter((message) => message.text() !== undefined).length
  },
  async 'line-chat-parser'() {
    const LineChatParser = require('line-chat-parser')
    return () => LineChatParser.parse(text()).length
  },
  async mailparser() {
    const { simpleParser } = await import('mailparser')
    return async () => {
      let count = 0
      for (const file of files) if ((await simpleParser(readFileSync(file))).text) count++
      return count
    }
  },
  async 'postal-mime'() {
    const { default: PostalMime } = await import('postal-mime')
    return async () => {
      let count = 0
      for (const file of files) if ((await PostalMime.parse(readFileSync(file))).text) count++
      return count
    }
  },
  async letterparser() {
    const { extract } = await import('letterparser')
    return () => files.filter((file) => extract(readFileSync(file, 'utf8')).text).length
  },
  async 'mbox-reader with mailparser'() {
    const [{ mboxReader }, { simpleParser }] = await Promise.all([import('mbox-reader'), import('mailparser')])
    return async () => {
      let count = 0
      for await (const { content } of mboxReader(createReadStream(path)))
        if ((await simpleParser(content)).text) count++
      return count
    }
  },
  async 'mbox-reader with postal-mime'() {
    const [{ mboxReader }, { default: PostalMime }] = await Promise.all([import('mbox-reader'), import('postal-mime')])
    return async () => {
      let count = 0
      for await (const { content } of mboxReader(createReadStream(path)))
        if ((await PostalMime.parse(content)).text) count++
      return count
    }
  },
  async msgreader() {
    const { default: MsgReader } = require('msgreader')
    const read = (file) => new MsgReader(new Uint8Array(readFileSync(file)).buffer).getFileData()
    return () => files.filter((file) => read(file).body !== undefined).length
  },
  async '@kenjiuno/msgreader alone'() {
    const { default: MsgReader } = require('@kenjiuno/msgreader')
    const read = (file) => new MsgReader(new Uint8Array(readFileSync(file)).buffer).getFileData()
    return () => files.filter((file) => read(file).body !== undefined).length
  },
  async subtitle() {
    const { parseSync } = await import('subtitle')
    return () => parseSync(text()).filter(({ type }) => type === 'cue').length
  },
  async '@plussub/srt-vtt-parser'() {
    const { parse } = await import('@plussub/srt-vtt-parser')
    return () => parse(text()).entries.length
  },
  async mammoth() {
    const { default: mammoth } = await import('mammoth')
    return async () => {
      let count = 0
      for (const file of files) if ((await mammoth.extractRawText({ path: file })).value) count++
      return count
    }
  },
  async 'unpdf alone'() {
    const { extractText, getDocumentProxy } = await import('unpdf')
    return async () => {
      let count = 0
      for (const file of files) {
        const document = await getDocumentProxy(new Uint8Array(readFileSync(file)), { verbosity: 0 })
        if ((await extractText(document)).text.length > 0) count++
        await document.destroy()
      }
      return count
    }
  },
}

const run = await PEERS[name]()
const start = performance.now()
const messages = await run()
console.log(JSON.stringify({ ms: performance.now() - start, messages }))
process.exit()
