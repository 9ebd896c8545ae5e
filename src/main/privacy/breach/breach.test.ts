import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn } from '../../../../tests/stage/signed-in.ts'
import { whoWasAffected } from './who-was-affected.ts'
import { clockOf } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const hour = 3_600_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('P21 seventy-two hours are counted from when it was known, until the authority was told', () => {
  const knownAt = instant(1000 * hour)
  expect(clockOf({ knownAt, steps: [] }, instant(1010 * hour))).toBe(62 * hour)
  expect(clockOf({ knownAt, steps: [] }, instant(1073 * hour))).toBe(-hour)
  const told = { step: 'authority-told', note: '', at: instant(1020 * hour) } as const
  expect(clockOf({ knownAt, steps: [told] }, instant(1073 * hour))).toBeNull()
})

test('P21 of tables that got out: whom their rows name; of a looker: whom they looked at, in that time', async () => {
  const { city } = house
  const enrolled = await enrolPerson({ displayName: 'Wren Example' }, system, city)
  if (!enrolled.ok) throw new Error(enrolled.refusal)
  const { personId } = enrolled.value
  const now = city.now()
  const span = { fromAt: instant(now - hour), untilAt: instant(now + hour), lookerId: null }
  expect(await whoWasAffected({ ...span, tables: ['people_persons'] }, city)).toContain(personId)
  expect(await whoWasAffected({ ...span, tables: ['people_clearances'] }, city)).toEqual([])
  expect(await whoWasAffected({ ...span, tables: ['pg_authid'] }, city)).toEqual([])
  const before = { ...span, untilAt: instant(now - hour), fromAt: instant(now - 2 * hour) }
  expect(await whoWasAffected({ ...before, tables: ['people_persons'] }, city)).toEqual([])
  const looker = city.newId()
  const by: Actor = { kind: 'person', person: looker, roles: [] }
  await noteLook({ by, about: [personId], what: 'families.child', because: 'at-the-desk' }, city)
  expect(await whoWasAffected({ ...span, tables: [], lookerId: looker }, city)).toEqual([personId])
  expect(await whoWasAffected({ ...before, tables: [], lookerId: looker }, city)).toEqual([])
})

test('P21 it is written down, nobody can change it, the list is a look, and an auditor only reads', async () => {
  const steward = await signedIn(house, 'Rowan Example', [['steward', null]])
  const auditor = await signedIn(house, 'Reed Example', [['auditor', null]])
  const ask = asking(house)
  const form = {
    knownAt: '2026-06-17T08:00',
    fromAt: '2026-06-16T00:00',
    untilAt: '2026-06-17T10:00',
    tables: 'people_persons',
    summary: 'A copy was left on a train',
  }
  expect((await ask('POST', '/office/breaches', auditor.cookie, form)).statusCode).toBe(403)
  expect((await ask('POST', '/office/breaches', steward.cookie, { ...form, tables: 'nowhere' })).statusCode).toBe(422)
  expect((await ask('POST', '/office/breaches', steward.cookie, form)).statusCode).toBe(303)
  const page = await ask('GET', '/office/breaches', auditor.cookie)
  expect(page.body).toContain('A copy was left on a train')
  expect(page.body).toContain('71 hours left')
  const id = /breaches\/([0-9a-f-]{36})\/people\.csv/.exec(page.body)![1]!
  const list = await ask('GET', `/office/breaches/${id}/people.csv`, steward.cookie)
  expect(list.body).toContain('Rowan Example')
  expect(await looksAt(auditor.person, house.city)).toMatchObject([{ because: 'answering-a-breach' }])
  const step = { step: 'authority-told', note: 'by telephone' }
  expect((await ask('POST', `/office/breaches/${id}/steps`, steward.cookie, step)).statusCode).toBe(303)
  expect((await ask('GET', '/office/breaches', steward.cookie)).body).toContain('The authority was told')
  const change = house.city.transaction((tx) => sql`update privacy_breaches set summary = 'nothing'`.execute(tx))
  await expect(change).rejects.toThrow(/permission denied/)
})
