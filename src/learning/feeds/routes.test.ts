import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuse } from '#kernel/result.ts'
import { readConfig } from '#platform/config.ts'
import { testDatabase } from '#platform/database/test-city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { operatorCookie } from '../../../tests/stage/open-test-house.ts'
import { openInstallation, type Installation } from '../../main/installation.ts'
import { openHouse } from '../../main/open-app.ts'
import { startListening, startWorking, type Work } from '../../main/work.ts'
import { layAssets } from '../../../tests/stage/built-assets.ts'

let house: Installation
let app: App
let desk: Desk
let office: string
let works: Work[]
const folder = mkdtempSync(join(tmpdir(), 'feeds-routes-'))

beforeAll(async () => {
  const database = await testDatabase()
  await database.addCity('somewhere')
  const config = readConfig({ HEDGEROW_DATA: folder, LOG_LEVEL: 'silent' })
  await layAssets(folder)
  house = await openInstallation(config, { database, clock: database.clock })
  ;({ app, desk } = await openHouse(house))
  await app.ready()
  works = [await startListening(house), await startWorking(house, desk)]
  office = await operatorCookie(database)
})
afterAll(async () => {
  await app.close()
  for (const work of works) await work.stop()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const headers = (more: Record<string, string> = {}) => ({ cookie: office, 'sec-fetch-site': 'same-origin', ...more })

/** A form with files, as a browser sends it. */
function multipart(fields: Record<string, string | { readonly name: string; readonly content: string | Buffer }>) {
  const boundary = `b${randomBytes(8).toString('hex')}`
  const parts = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string'
      ? Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      : Buffer.concat([
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${value.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
          ),
          Buffer.from(value.content),
          Buffer.from('\r\n'),
        ]),
  )
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: headers({ 'content-type': `multipart/form-data; boundary=${boundary}` }),
  }
}

const post = (url: string, body: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: headers({ 'content-type': 'application/x-www-form-urlencoded' }),
    payload: new URLSearchParams(body).toString(),
  })
const get = (url: string) => app.inject({ url, headers: headers() })
const room = '/somewhere/office'

const table = [
  'Titel\tVeranstalter\tDatum\tUhrzeit\tOrt\tAlter',
  'Backen für alle\tTurnverein\t24.07.2026\t17:00\tHalle\t8-12',
  'Lesen im Garten\tBücherei\t25.07.2026\t10:30\tGarten\t',
  '<script>alert(1)</script>Basteln\tBücherei\t26.07.2026\t11:00\tSaal\t',
  'Unlesbar\tBücherei\t31.02.2026\t11:00\tSaal\t',
].join('\n')

async function finished(url: string): Promise<string> {
  for (let asked = 0; asked < 100; asked += 1) {
    const page = await get(url)
    if (page.headers['refresh'] === undefined) return page.body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the import did not end')
}

test('a table pasted from a spreadsheet is looked at, imported and reported, all without a script', async () => {
  const sent = await app.inject({
    method: 'POST',
    url: `${room}/feeds`,
    ...multipart({ name: 'Programm', table, language: 'de' }),
  })
  expect(sent.statusCode).toBe(303)
  const feed = String(sent.headers.location)
  const preview = await get(feed)
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toContain('Backen für alle')
  expect(preview.body).not.toContain('<script>alert(1)</script>')

  const begun = await post(feed, { act: 'import' })
  expect(begun.statusCode).toBe(303)
  const report = await finished(String(begun.headers.location))
  expect(report).toContain('31.02.2026')
  const refused = await get(`${begun.headers.location}/refused.csv`)
  expect(refused.headers['content-type']).toContain('text/csv')
  expect(refused.body.split('\r\n')[1]).toMatch(/^5,Datum,31\.02\.2026,day-impossible,/)
  expect((await get(`${room}/feeds`)).body).toContain('Programm')
}, 60_000)

test('another column picked changes the preview and nothing else', async () => {
  const sent = await app.inject({
    method: 'POST',
    url: `${room}/feeds`,
    ...multipart({ name: 'Zweites', table, language: 'de' }),
  })
  const feed = String(sent.headers.location)
  const seen = await post(feed, { act: 'preview', 'field-host': 'column:Ort' })
  expect(seen.statusCode).toBe(200)
  expect(seen.body).toContain('value="column:Ort" selected=""')
  expect((await get(feed)).body).toContain('value="column:Veranstalter" selected=""')
  const saved = await post(feed, { act: 'save', 'field-host': 'column:Ort' })
  expect(saved.statusCode).toBe(303)
  expect((await post(feed, { act: 'save', mapping: '{ "no": "mapping" }' })).statusCode).toBe(400)
  expect((await post(feed, { act: 'remove' })).statusCode).toBe(303)
  expect((await get(feed)).statusCode).toBe(404)
})

test.each([
  ['without a name', { table }, 400],
  ['without a feed', { name: 'Nothing' }, 400],
  ['with an address that is none', { name: 'Odd', address: 'ftp://feed.example' }, 400],
  ['with an address inside our walls', { name: 'Inner', address: 'http://127.0.0.1:1/feed.csv' }, 422],
  [
    'with a file that is no feed',
    { name: 'Bomb', file: { name: 'a.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } },
    422,
  ],
])('a new feed %s is sent back with a sentence at its field', async (_what, fields, status) => {
  const sent = await app.inject({ method: 'POST', url: `${room}/feeds`, ...multipart(fields as never) })
  expect(sent.statusCode).toBe(status)
  expect(sent.body).toContain('error-summary')
})

test('a file is taken as it is, packed or not', async () => {
  const file = { name: 'events.csv', content: 'title,organizer,date\nA walk,The club,2026-07-11\n' }
  const sent = await app.inject({
    method: 'POST',
    url: `${room}/feeds`,
    ...multipart({ name: 'Walks', file, language: 'en' }),
  })
  expect(sent.statusCode).toBe(303)
  expect((await get(String(sent.headers.location))).body).toContain('A walk')
})

async function namesOf(files: FileStore): Promise<string[]> {
  const names: string[] = []
  for await (const name of files.list()) names.push(name)
  return names
}

test('a full disk is told in a sentence, keeps nothing of what was sent, and does no harm to what was there', async () => {
  const files = desk.files as { put: FileStore['put'] }
  const { put } = files
  const before = await namesOf(desk.files)
  files.put = async (_name, content) => {
    // As the local store does: what it read from is destroyed.
    if ('destroy' in content) content.destroy()
    return refuse('files.disk-full')
  }
  try {
    const file = { name: 'walks.csv', content: 'title,host,day\nA walk,Park,2027-05-01\n'.repeat(50_000) }
    const url = `${room}/feeds`
    const asked = { name: 'No room', language: 'en' }
    for (const fields of [
      { ...asked, file },
      { ...asked, table: 'title,host,day\nA walk,Park,2027-05-01' },
    ]) {
      const answer = await app.inject({ url, method: 'POST', ...multipart(fields) })
      expect(answer.statusCode).toBe(507)
      expect(answer.body).toContain('There is no room left to keep it.')
    }
    const list = await get(url)
    expect(list.statusCode).toBe(200)
    expect(list.body).not.toContain('No room')
    const known = /office\/feeds\/([0-9a-f-]{36})/.exec(list.body)?.[1]
    const newer = await app.inject({ url: `${url}/${known}/newer`, method: 'POST', ...multipart({ file }) })
    expect(newer.statusCode).toBe(507)
    expect(newer.body).toContain('There is no room left to keep the feed.')
  } finally {
    files.put = put
  }
  expect(await namesOf(desk.files)).toEqual(before)
})

test('a newer file that is too large, or empty, costs a feed nothing: its last good one stands, and one that is whole takes its place', async () => {
  const url = `${room}/feeds`
  const content = 'title,host,day\nA wood,Park,2027-05-02\n'
  const form = multipart({ name: 'Woods', language: 'en', file: { name: 'woods.csv', content } })
  const here = String((await app.inject({ url, method: 'POST', ...form })).headers.location)
  // What was sent is taken away once the feed is read, after the answer.
  const sent = async () => (await namesOf(desk.files)).filter((name) => name.includes('/sent-'))
  await expect.poll(sent, { timeout: 15_000 }).toEqual([])
  const before = await namesOf(desk.files)
  const files = desk.files as { put: FileStore['put'] }
  const { put } = files
  const send = (newer: string) =>
    app.inject({ url: `${here}/newer`, method: 'POST', ...multipart({ file: { name: 'woods.csv', content: newer } }) })

  // As whoever reads a form does with one above the limit: it ends early and says so.
  files.put = async (name, arriving) => {
    const kept = await put(name, arriving)
    return Object.assign(arriving, { truncated: true }) && kept
  }
  try {
    expect((await send('title,host,day\nA moor,Park,2027-05-03\n')).statusCode).toBe(303)
  } finally {
    files.put = put
  }
  expect((await get(here)).body).toContain('A wood')
  expect((await send('')).statusCode).toBe(303)
  expect((await get(here)).body).toContain('A wood')
  expect(await namesOf(desk.files)).toEqual(before)

  expect((await send('title,host,day\nA fen,Park,2027-05-04\n')).statusCode).toBe(303)
  const after = (await get(here)).body
  expect(after).toContain('A fen')
  expect(after).not.toContain('A wood')
  expect(await namesOf(desk.files)).toEqual(before)
})

test('nobody but the office comes in, and what is not here is not here', async () => {
  expect((await app.inject({ url: `${room}/feeds` })).statusCode).toBe(401)
  expect((await get(`${room}/imports/01890000-0000-7000-8000-000000000000`)).statusCode).toBe(404)
  expect((await get(`${room}/imports/nonsense`)).statusCode).toBe(400)
  expect((await get('/nowhere/office/feeds')).statusCode).toBe(404)
  expect((await get(`${room}/duplicates`)).statusCode).toBe(200)
  expect((await get(`${room}/feeds/new`)).statusCode).toBe(200)
})
