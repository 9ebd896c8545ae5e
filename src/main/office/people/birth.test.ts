import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../../tests/stage/signed-in.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let ask: ReturnType<typeof asking>
let steward: Somebody
beforeAll(async () => {
  house = await openTestHouse()
  ask = asking(house)
  steward = await signedIn(house, 'Rowan Example', [['steward', null]])
})
afterAll(() => house.close())

test('the office writes down an unknown month of birth and corrects it with a reason; the event tells no year', async () => {
  const made = await enrolPerson({ displayName: 'Teal Example' }, system, house.city)
  const id = made.ok ? made.value.personId : house.city.newId()
  const page = `/office/people/${id}`
  const birth = async () => (await personsById([id], house.city))[0]!.birth
  const say = async (year: string, month: string, because?: string) =>
    (await ask('POST', `${page}/birth`, steward.cookie, { year, month, ...(because && { because }) })).statusCode
  expect((await ask('GET', page, steward.cookie)).body).toContain('Not written down yet')
  expect(await say('1981', '5')).toBe(303)
  expect(await birth()).toEqual({ year: 1981, month: 5 })
  house.database.clock.pass(1000)
  expect(await say('1982', '6', 'mistyped')).toBe(303)
  expect(await say('1982', '6', 'mistyped')).toBe(303)
  expect(await birth()).toEqual({ year: 1982, month: 6 })
  expect([await say('1982', '13'), await say('2099', '1')]).toEqual([400, 422])
  const stranger = await signedIn(house, 'Stoat Example')
  expect((await ask('POST', `${page}/birth`, stranger.cookie, { year: '1990', month: '1' })).statusCode).toBe(403)
  const { rows } = await sql<{ about: { isChanged: boolean; because?: string } }>`
    select about from platform_outbox where name = 'families.age-said' order by seq`.execute(house.database.reader)
  expect(rows.map(({ about }) => [about.isChanged, about.because])).toEqual([
    [true, undefined],
    [true, 'mistyped'],
    [false, 'mistyped'],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/198[12]/)
  expect((await looksAt(id, house.city)).map(({ what }) => what)).toContain('people.birth')
})
