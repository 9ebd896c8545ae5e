import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../../tests/stage/signed-in.ts'
import { ensureHosts } from '../commands/ensure-hosts.ts'
import { noteDisclosure } from './commands/note-disclosure.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let officer: Somebody
let steward: Somebody
let stranger: Somebody

beforeAll(async () => {
  house = await openTestHouse()
  const hosts = await house.city.transaction((tx) =>
    ensureHosts(tx, house.city, ['Far District', 'Moss Museum'], system),
  )
  officer = await signedIn(house, 'Alder Example', [['coordinator', hosts.get('Far District')!]])
  stranger = await signedIn(house, 'Magpie Example', [['coordinator', hosts.get('Moss Museum')!]])
  steward = await signedIn(house, 'Rowan Example', [['steward', null]])
})
afterAll(() => house.close())

const typed = {
  giver: 'Far District',
  receiver: '',
  purpose: 'groups',
  fields: 'name',
  fromOn: '2026-06-01',
  untilOn: '2027-07-31',
  text: 'We hand over what is listed, for the groups, and nothing else.',
}
const draft = (more: Record<string, string> = {}) =>
  asking(house)('POST', '/office/agreements', steward.cookie, { ...typed, ...more })

test('a district and the place agree: each signs on its own page, and the district takes the log along', async () => {
  const ask = asking(house)
  const drafted = await draft()
  expect(drafted.statusCode).toBe(303)
  const id = String(drafted.headers.location).split('/').at(-1)! as Id
  expect((await ask('POST', `/office/agreements/${id}/offer`, steward.cookie)).statusCode).toBe(303)
  expect((await ask('GET', `/me/agreements/${id}`, officer.cookie)).body).toContain(
    'I have read it and sign for Far District',
  )
  expect((await ask('POST', `/me/agreements/${id}/sign`, officer.cookie, { side: 'giver' })).statusCode).toBe(303)
  expect((await ask('POST', `/office/agreements/${id}/sign`, steward.cookie, { side: 'receiver' })).statusCode).toBe(
    303,
  )
  expect((await ask('GET', `/me/agreements/${id}`, officer.cookie)).body).toContain('Running')
  const disclosure = { agreementId: id, fields: ['name'], about: [officer.person], how: 'roster' } as const
  await house.city.transaction((tx) => noteDisclosure(tx, disclosure, system, house.city))
  const log = await ask('GET', `/me/agreements/${id}/disclosures.csv`, officer.cookie)
  expect(log.headers['content-type']).toContain('text/csv')
  expect(log.body.split('\r\n').slice(0, 2)).toEqual([
    'at,by,how,fields,person',
    `2026-06-17T09:00:00.000Z,system,roster,name,${officer.person}`,
  ])
})

test('somebody of another house sees neither the agreement nor its log', async () => {
  const id = String((await draft()).headers.location)
    .split('/')
    .at(-1)!
  const ask = asking(house)
  expect((await ask('GET', `/me/agreements/${id}`, stranger.cookie)).statusCode).toBe(404)
  expect((await ask('GET', `/me/agreements/${id}/disclosures.csv`, stranger.cookie)).statusCode).toBe(404)
  expect((await ask('POST', `/me/agreements/${id}/end`, stranger.cookie, { sure: 'yes' })).statusCode).toBe(404)
})

test('what is wrong in a draft is named at its field, and nothing typed is lost', async () => {
  const nobody = await draft({ giver: 'Nobody we know' })
  expect(nobody.statusCode).toBe(422)
  expect(nobody.body).toContain('We know no organisation of that name here.')
  expect(nobody.body).toContain('We hand over what is listed')
  const reversed = await draft({ untilOn: '2026-05-01' })
  expect(reversed.statusCode).toBe(422)
  expect(reversed.body).toContain('Its last day is before its first.')
  expect((await draft({ fields: 'shoe-size' })).body).toContain('Tick at least one field.')
})
