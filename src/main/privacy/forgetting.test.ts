import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { familiesSettings, vouchForGuardian } from '#commons/families'
import { enrolWithCard, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn } from '../../../tests/stage/signed-in.ts'
import { mayForgetAnybody, mayForgetChild } from './policy.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function childOf(...guardians: readonly Id[]): Promise<Id> {
  const made = await enrolWithCard(
    { birth: { year: 2016, month: 5 }, language: 'en', organisationId: null },
    system,
    house.city,
  )
  if (!made.ok) throw new Error(made.refusal)
  const childId = made.value.personId
  const by: Actor = { kind: 'operator', session: house.database.newId() }
  for (const guardianId of guardians) {
    const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
    expect(await vouchForGuardian(link, by, house.city, place)).toMatchObject({ ok: true })
  }
  return childId
}
const isErased = async (id: Id): Promise<boolean> => (await personsById([id], house.city))[0]?.erasedAt !== null
const sure = { sure: 'yes' }

test('P19 a mother who answers alone has her child forgotten, after being asked once more', async () => {
  const mother = await signedIn(house, 'Linden Example')
  const childId = await childOf(mother.person)
  const door = `/me/family/${childId}/erase`
  const page = await asking(house)('GET', door, mother.cookie)
  expect([page.statusCode, await isErased(childId)]).toEqual([200, false])
  expect((await asking(house)('POST', door, mother.cookie, {})).statusCode).toBe(400)
  expect(await isErased(childId)).toBe(false)
  expect((await asking(house)('POST', door, mother.cookie, sure)).statusCode).toBe(303)
  expect(await isErased(childId)).toBe(true)
})

test('P19 where two answer for a child neither does it alone; the office does it for both, once', async () => {
  const [mother, father] = [await signedIn(house, 'Hazel Example'), await signedIn(house, 'Alder Example')]
  const steward = await signedIn(house, 'Rowan Example', [['steward', null]])
  const childId = await childOf(mother.person, father.person)
  expect((await asking(house)('POST', `/me/family/${childId}/erase`, mother.cookie, sure)).statusCode).toBe(409)
  expect(await isErased(childId)).toBe(false)
  const office = `/office/people/${childId}/erase`
  expect((await asking(house)('POST', office, father.cookie, sure)).statusCode).toBe(403)
  expect((await asking(house)('POST', office, steward.cookie, sure)).statusCode).toBe(303)
  expect(await isErased(childId)).toBe(true)
  expect((await asking(house)('POST', office, steward.cookie, sure)).statusCode).toBe(404)
})

test('P19 a stranger’s child is not there, and nobody of the office forgets themself here', async () => {
  const mother = await signedIn(house, 'Linden Example')
  const stranger = await signedIn(house, 'Magpie Example')
  const steward = await signedIn(house, 'Rowan Example', [['steward', null]])
  const childId = await childOf(mother.person)
  expect((await asking(house)('GET', `/me/family/${childId}/erase`, stranger.cookie)).statusCode).toBe(404)
  expect((await asking(house)('GET', `/office/people/${steward.person}/erase`, steward.cookie)).statusCode).toBe(403)
  expect(await isErased(childId)).toBe(false)
})

test('one more guardian, or growing up, never lets anybody forget a child who could not before', () => {
  const id = fc.constantFrom('a', 'b', 'c').map((each) => each as unknown as Id)
  fc.assert(
    fc.property(id, fc.uniqueArray(id), id, (me, guardians, another) => {
      const by: Actor = { kind: 'person', person: me, roles: [] }
      const before = mayForgetChild(by, { isMinor: true, guardians })
      if (another !== me && !guardians.includes(another)) {
        expect(mayForgetChild(by, { isMinor: true, guardians: [...guardians, another] })).not.toBe('yes')
      }
      expect(mayForgetChild(by, { isMinor: false, guardians })).toBe('no')
      expect(before === 'no').toBe(!guardians.includes(me))
    }),
  )
})

test('a borrowed office forgets nobody', () => {
  const [me, other] = [house.database.newId(), house.database.newId()]
  const own: Actor = { kind: 'person', person: me, roles: [{ role: 'steward', organisation: null }] }
  const lent: Actor = { ...own, roles: [{ role: 'steward', organisation: null, standingInFor: other }] }
  expect([mayForgetAnybody(own, other), mayForgetAnybody(lent, other), mayForgetAnybody(own, me)]).toEqual([
    true,
    false,
    false,
  ])
})
