import { afterAll, beforeAll, expect, test } from 'vitest'
import { familiesSettings, vouchForGuardian } from '#commons/families'
import { setBirth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { openZip } from '#standards/archives/open-zip.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { takeFacts } from './commands/take-facts.ts'
import { writeGoal } from './commands/tell-own-word.ts'
import { recordForRules } from './queries/record-for-rules.ts'
import { recordForGuardian, recordInFull } from './queries/record-in-full.ts'
import { recordSeen } from './queries/record-seen.ts'
import { recordTable } from './queries/record-table.ts'
import { factForm } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
const at = Date.parse('2026-06-13T09:00:00Z')
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
let house: TestHouse
let child: Somebody
let parent: Somebody
let factId: string
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  const { city } = house
  child = await signedIn(house, 'Finch 7')
  await city.transaction((tx) => setBirth(tx, child.person, { year: 2015, month: 4 }))
  parent = await signedIn(house, 'Linden Example')
  const link = { childId: child.person, guardianId: parent.person, relation: 'mother' } as const
  must(await vouchForGuardian({ ...link, vouchingOrganisationId: null }, system, city, place))
  const own = { kind: 'person', person: child.person, roles: [] } as const
  for (const [words, visibility] of [
    ['Sing, loudly; in "a choir"', 'shared'],
    ['Become a pilot', 'private'],
  ] as const) {
    must(await writeGoal({ form: { words, visibility, once: city.newId() }, language: 'en' }, own, city))
  }
  const visit = factForm.parse({
    learner: { id: child.person },
    kind: 'attended',
    at,
    untilAt: at + 5_400_000,
    how: 'roster',
    about: { id: 'boats', kind: 'workshop', title: localText('en', 'Paper boats') },
    source: 'participation',
    originalId: 'a visit',
  })
  factId = must(must(await takeFacts([visit], system, city))[0]!).factId
})
afterAll(() => house.close())

async function tableIn(zip: Buffer, name: string): Promise<string> {
  const file = must(await openZip(zip)).find(({ path }) => path === name)
  const pieces: Uint8Array[] = []
  for await (const piece of file?.read() ?? []) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('P18 the copy of everything holds the record as a table: whole for the child, without what is private for a guardian', async () => {
  const copy = await asking(house)('GET', `/me/family/${child.person}/everything.zip`, parent.cookie)
  expect(copy.statusCode).toBe(200)
  const theirs = await tableIn(copy.rawPayload, 'record.csv')
  expect(theirs.split('\r\n')).toHaveLength(4)
  for (const words of ['Paper boats', '"Sing, loudly; in ""a choir"""', factId]) expect(theirs).toContain(words)
  expect(theirs).not.toContain('pilot')

  const headers = { host: 'localhost', cookie: child.cookie }
  const own = await house.app.inject({ url: '/me/everything.zip', headers })
  const table = await tableIn(own.rawPayload, 'record-somewhere.csv')
  expect(table).toContain('Become a pilot')
  expect(table).toBe((await asking(house)('GET', '/me/record.csv', child.cookie)).body)
})

test('another ecosystem knows no such learner: not by a query, not by a page, not for the child or parent who came over', async () => {
  const [elsewhere] = house.neighbours
  const learner = child.person
  const there = { ...house, city: elsewhere! }
  const [guide, cousin] = [await signedIn(there, 'Oak Example'), await signedIn(there, 'Yew Example')]
  for (const by of [guide, parent, child]) {
    const actor: Actor = { kind: 'person', person: by.person, roles: [] }
    expect(await recordSeen(learner, actor, elsewhere!, place)).toMatchObject({ refusal: 'record.not-here' })
  }
  expect(await recordInFull(learner, elsewhere!)).toEqual({ namesElsewhere: [], facts: [], doubts: [] })
  expect((await recordForGuardian(learner, elsewhere!)).facts).toEqual([])
  expect(await recordForRules(learner, elsewhere!)).toEqual([])
  const table = await recordTable(learner, { for: 'learner', language: 'en' }, elsewhere!)
  expect(table.split('\r\n').filter(Boolean)).toHaveLength(1)

  const ask = (path: string, { cookie }: Somebody) =>
    house.app.inject({ url: `/elsewhere${path}`, headers: { host: 'localhost', cookie } })
  const paths = [`/me/record/${factId}`, `/me/family/${learner}/record`, `/me/family/${learner}/record/${factId}`]
  for (const path of paths) {
    for (const by of [guide, cousin]) expect((await ask(path, by)).statusCode).toBe(404)
    // Who is nobody there is told so before anything is looked up.
    for (const by of [parent, child]) expect((await ask(path, by)).statusCode).toBe(403)
  }
  expect((await ask('/me/record', guide)).body).not.toMatch(/Paper boats|pilot/)
})
