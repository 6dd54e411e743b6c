/** What the list of saved things shows. Nothing in it tells what is inside. */
export interface SavedEntry {
  readonly id: string
  /** ISO 8601. */
  readonly savedAt: string
  /** Of the encrypted bytes. */
  readonly size: number
}

interface StoredEntry extends SavedEntry {
  readonly sealed: Uint8Array
}

const DATABASE = 'telltale'
const STORE = 'saved'
/** 2^17 blocks: 128 MiB and about a second for each guess. More makes a phone run out of memory. */
const WORK_FACTOR = 17

/**
 * Encrypts a text with a passphrase and keeps it on the device. The format is that of `age`
 * (https://age-encryption.org/v1), so what is saved here can be read without Telltale as well.
 */
export async function keepSealed(text: string, passphrase: string): Promise<SavedEntry> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  const sealed = await encrypter.encrypt(text)
  const stored: StoredEntry = {
    id: crypto.randomUUID(),
    savedAt: new Date().toISOString(),
    size: sealed.length,
    sealed,
  }
  await inStore('readwrite', (store) => store.put(stored))
  return entryOf(stored)
}

/** Everything that is saved, newest first. */
export async function listSealed(): Promise<readonly SavedEntry[]> {
  const all = await inStore('readonly', (store) => store.getAll())
  const stored = Array.isArray(all) ? all.filter(isStored) : []
  return stored.map(entryOf).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/** @returns Undefined when the passphrase is wrong, or when it is not there any more. */
export async function openSealed(id: string, passphrase: string): Promise<string | undefined> {
  const found: unknown = await inStore('readonly', (store) => store.get(id))
  if (!isStored(found)) return undefined
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(found.sealed, 'text')
  } catch {
    return undefined
  }
}

/** Forgets one. */
export async function wipeSealed(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id))
}

/** Forgets all, and the place where they were kept. */
export async function wipeAllSealed(): Promise<void> {
  await inStore('readwrite', (store) => store.clear())
  await asPromise(indexedDB.deleteDatabase(DATABASE))
}

function entryOf({ id, savedAt, size }: StoredEntry): SavedEntry {
  return { id, savedAt, size }
}

function isStored(value: unknown): value is StoredEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'savedAt' in value &&
    typeof value.savedAt === 'string' &&
    'sealed' in value &&
    value.sealed instanceof Uint8Array
  )
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' })
  const database = await asPromise(opening)
  try {
    const transaction = database.transaction(STORE, mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    })
    const result = await asPromise(work(transaction.objectStore(STORE)))
    await ended
    return result
  } finally {
    database.close()
  }
}

async function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('failed'))
  })
}
