/**
 * What a phone keeps: the list of a door in one database, what was tapped and is not sent yet in another, so that the first
 * can go at once and take nothing of the second along. Both are sealed with a key that no script can read out.
 */
export const lists = 'hedgerow-door'
export const unsent = 'hedgerow-door-unsent'

const done = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((take, fail) => {
    request.addEventListener('success', () => take(request.result))
    request.addEventListener('error', () => fail(request.error ?? new Error('not kept')))
  })

/** Opened for one thing and closed again: a database that is open somewhere can not be deleted. */
async function within<Answer>(name: string, work: (rows: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'))
  const database = await done(opening)
  try {
    return await done(work(database.transaction('rows', 'readwrite').objectStore('rows')))
  } finally {
    database.close()
  }
}

export const put = (name: string, key: string, row: unknown) => within(name, (rows) => rows.put(row, key))
export const take = <Row>(name: string, key: string): Promise<Row | undefined> => within(name, (rows) => rows.get(key))
export const drop = (name: string, key: string) => within(name, (rows) => rows.delete(key))
export const keys = async (name: string): Promise<string[]> =>
  (await within(name, (rows) => rows.getAllKeys())).map(String)
export const forget = (name: string): void => void indexedDB.deleteDatabase(name)

export interface Sealed {
  readonly key: CryptoKey
  readonly iv: Uint8Array<ArrayBuffer>
  readonly box: ArrayBuffer
}

export async function seal(content: unknown): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  return { key, iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

export async function unseal<Content>({ key, iv, box }: Sealed): Promise<Content> {
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box)
  return JSON.parse(new TextDecoder().decode(bytes)) as Content
}
