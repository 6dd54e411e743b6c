import './close-ways-out-first.js'
import { TelltaleError } from '@telltale/model'
import type { Ask, Asks, Doing, Problem, Request, Response } from '../protocol.js'
import type { PostWork } from '../post/work/post-work.js'
import type { WayOutWork } from '../wayout/work/way-out-work.js'
import { openLibrary } from './open-library.js'
import { Study } from './study.js'

// The one place where anything of the person's is looked at. The page asks, this answers, one after the other.
const study = new Study()

/** An answer that another one has made needless is not waited for: requests are taken in their order. */
let before: Promise<void> = Promise.resolve()

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data
  before = before.then(async () => reply(request))
})

async function reply(request: Request): Promise<void> {
  const { id } = request
  const tell = (doing: Doing, done: number, total: number): void => post({ id, is: 'progress', doing, done, total })
  try {
    post({ id, is: 'answer', answer: await answerTo(request, tell) })
  } catch (error) {
    post({ id, is: 'problem', problem: problemOf(error) })
  }
}

async function answerTo(
  { ask, asked }: Request,
  tell: (doing: Doing, done: number, total: number) => void,
): Promise<Asks[Ask]['answer']> {
  switch (ask) {
    case 'wake':
      return study.warmUp()
    case 'open':
      return await study.open(asked.given, tell)
    case 'look':
      return await study.look(asked, tell)
    case 'turns':
      return study.turns(asked.from, asked.to)
    case 'stretch':
      return study.stretch(asked.from, asked.to, asked.bars)
    case 'write':
      return study.write(asked.format, asked.mask)
    case 'keep':
      return await study.keep(asked.passphrase)
    case 'listKept':
      return await study.listKept()
    case 'openKept':
      return await study.openKept(asked.id, asked.passphrase, asked.language, tell)
    case 'wipe':
      return await study.wipe(asked.id)
    case 'library':
      return await openLibrary()
    case 'guide':
      return await (await wayOut(tell)).guide(asked)
    case 'writePlan':
      return await (await wayOut(tell)).writePlan(asked)
    case 'draft':
      return await (await wayOut(tell)).draft(asked)
    case 'writeDraft':
      return await (await wayOut(tell)).writeDraft(asked)
    case 'seal':
      return await (await wayOut(tell)).seal(asked)
    case 'openSealed':
      return await (await wayOut(tell)).openSealed(asked)
    case 'lookAtPost':
      return await (await posting(tell)).look(asked)
    case 'copyPost':
      return await (await posting(tell)).copy(asked)
  }
}

/** Large, and needed by few: it comes when it is asked for. */
async function wayOut(tell: (doing: Doing, done: number, total: number) => void): Promise<WayOutWork> {
  const { WayOutWork } = await import('../wayout/work/way-out-work.js')
  return new WayOutWork(study, tell)
}

/** What is needed before something is published; it comes when it is asked for as well. */
async function posting(tell: (doing: Doing, done: number, total: number) => void): Promise<PostWork> {
  const { PostWork } = await import('../post/work/post-work.js')
  return new PostWork(tell)
}

/** In the words of the command line: a failure that was foreseen says what it is, any other says only that it was. */
function problemOf(error: unknown): Problem {
  if (error instanceof TelltaleError) return { code: error.code, message: error.message, remedy: error.remedy }
  return {
    code: 'internal/unexpected',
    message: 'Something went wrong that Telltale did not foresee. Nothing was sent or stored.',
    remedy: 'Please report what you did, without the file.',
  }
}

function post(response: Response): void {
  self.postMessage(response)
}
