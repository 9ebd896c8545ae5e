import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearanceForm, recordClearance } from '#commons/people'
import { forgetParticipant, participationInFull } from '#learning/participation'
import { recordInFull } from '#learning/record'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { giveBack } from '../../learning/participation/commands/give-back.ts'
import { dayOfHouse } from '../../learning/participation/queries/day-of-house.ts'
import { loadEntriesOfPersons } from '../../learning/participation/store/entries.ts'
import { himself } from '../../learning/participation/test-occasion.ts'
import { house, must } from '../hosting/test-house-of-hosts.ts'
import { houseWithDraws, type HouseWithDraws } from './test-house-with-draws.ts'

let around: HouseWithDraws['around']
let it: HouseWithDraws['it']
let close: HouseWithDraws['close']
beforeAll(async () => {
  ;({ around, it, close } = await houseWithDraws())
})
afterAll(() => close())

const family = async () => {
  const mother = await around.somebody('Hazel Example', null, null)
  return { mother, child: await it.child([himself(mother.person)]) }
}
const notices = (personId: Id) =>
  it.city.reading((tx) =>
    tx
      .selectFrom('messages_notices')
      .select(['sentence', 'facts'])
      .where('person_id', '=', personId)
      .orderBy('laid_at')
      .orderBy('id')
      .execute(),
  )
const sentences = async (personId: Id) => (await notices(personId)).map(({ sentence }) => sentence)
const entriesOf = (personId: Id) => it.city.reading((tx) => loadEntriesOfPersons(tx, [personId]))
const clearedHost = async () => {
  const host = await around.somebody('Teasel Example', 'host', it.museum)
  const shown = { kind: 'background-check', number: '2', authority: 'Registry', jurisdiction: 'DE' }
  const days = { issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  const form = clearanceForm.parse({ ...shown, ...days, personId: host.person })
  must(await recordClearance({ form, today: '2026-06-17' as Day }, house, it.city))
  return host
}
/** Two families wish for the same place of one seat, and then for another; one of them has it, and the other will move. */
const twoWish = async (dear: readonly Id[], other: readonly Id[]) => {
  const { id, items } = await it.announced([...dear, ...other])
  const [dearItem, otherItem] = [dear, other].map(([day]) => items.find((one) => one.occasionIds.includes(day!))!)
  const families = [await family(), await family()]
  for (const { child, mother } of families)
    await it.wishes(id, child, himself(mother.person), [dearItem!.id, otherItem!.id])
  await it.drawn(id)
  await around.work()
  const rows = await it.rows(id)
  const lucky = families.find(({ child }) => rows.some((r) => r.personId === child && r.placedFirst === dearItem!.id))!
  return { id, lucky, moved: families.find((one) => one !== lucky)! }
}

test('whom the second round gives a dearer wish is moved there, not withdrawn: told once, and read so by family, record and house', async () => {
  const dear = await it.workshop(['2026-08-01', '2026-08-08'], [1, 1])
  const [other] = await it.workshop(['2026-08-02'], [1])
  const { id, lucky, moved } = await twoWish(dear, [other!])

  // Both days of the place go back in one moment, and one notice says so.
  const [entry] = await entriesOf(lucky.child)
  must(await giveBack({ entryId: entry!.id }, himself(lucky.mother.person), it.city))
  await around.work()
  expect(await sentences(lucky.mother.person)).toEqual(['draws.told-placed', 'participation.told-withdrawn-days'])
  expect(await sentences(lucky.child)).toEqual(['draws.told-placed', 'participation.told-withdrawn-days'])
  expect((await notices(lucky.mother.person)).at(-1)!.facts).toMatchObject({ days: 2, day: { day: '2026-08-01' } })

  await it.again(id)
  await around.work()
  expect(await sentences(moved.mother.person)).toEqual(['draws.told-placed', 'draws.told-moved'])
  expect(await sentences(moved.child)).toEqual(['draws.told-placed', 'draws.told-moved'])
  const entries = await entriesOf(moved.child)
  const left = entries.find(({ occasionId }) => occasionId === other)!
  expect(left.state).toBe('moved')

  const pages = await Promise.all([
    around.get('/me/taking-part', moved.mother.cookie),
    around.get(`/me/draws/${id}`, moved.mother.cookie),
  ])
  const first = entries.find(({ occasionId }) => occasionId === dear[0])!
  expect(pages[0]!.body).toContain(`href="#place-${first.bookingId}"`)
  expect(pages[0]!.body).toContain(`id="place-${first.bookingId}"`)
  expect(pages[0]!.body).toContain('<strong>moved to</strong>')
  expect(pages[0]!.body).not.toContain('<strong>Given back</strong>')
  expect(pages[1]!.body).toContain('The second round moved it here')

  // One confirmed place stands, and says which it stands in for and why.
  const { facts } = await recordInFull(moved.child, it.city)
  const confirmed = facts.filter(({ kind }) => kind === 'confirmed')
  const told = (entryId: Id) => confirmed.find(({ originalId }) => originalId.startsWith(`${entryId} `))!
  expect(told(first.id).amends).toMatchObject({ factId: told(left.id).id, as: 'correction' })
  expect(told(first.id).amends!.why).toContain('by the second round of a draw')
  expect(facts.filter(({ amends }) => amends !== null)).toHaveLength(1)

  const teasel = await clearedHost()
  const opportunityId = await it.offerOf(other!)
  const day = await around.get(`/host/offers/${opportunityId}/places/${other}`, teasel.cookie)
  expect(day.body).toContain(`/host/offers/${await it.offerOf(dear[0]!)}/places/${dear[0]}`)
  expect(day.body).toContain('1 was moved to another place by a draw')

  // Of another house's place it is not told where.
  await it.city.transaction((tx) =>
    tx.updateTable('participation_occasions').set({ host_id: around.museum.id }).where('id', 'in', dear).execute(),
  )
  const seen = must(await dayOfHouse({ opportunityId, occasionId: other! }, it.host, it.city))
  expect(seen.moved).toMatchObject([{ entryId: left.id, to: null }])
})

test('moved from more days than the new place has, every day is told as moved, and what no day stands in for is withdrawn', async () => {
  const [dear] = await it.workshop(['2026-09-05'], [1])
  const other = await it.workshop(['2026-09-06', '2026-09-13'], [1, 1])
  const { id, lucky, moved } = await twoWish([dear!], other)
  const [entry] = await entriesOf(lucky.child)
  must(await giveBack({ entryId: entry!.id }, himself(lucky.mother.person), it.city))
  await it.again(id)
  await around.work()
  expect(await sentences(lucky.mother.person)).toEqual(['draws.told-placed', 'participation.told-withdrawn'])
  const states = (await entriesOf(moved.child)).map(({ state }) => state).toSorted()
  expect(states).toEqual(['confirmed', 'moved', 'moved'])
  const { facts } = await recordInFull(moved.child, it.city)
  expect(facts.flatMap(({ amends }) => amends?.as ?? []).toSorted()).toEqual(['correction', 'withdrawal'])
  // In the list of what was, one place on two days stands once.
  const page = await around.get('/me/taking-part', moved.mother.cookie)
  expect(page.body.split('<strong>moved to</strong>')).toHaveLength(2)
  const { city } = it
  expect((await participationInFull(moved.child, city)).flatMap((one) => one.movedTo ?? [])).toEqual(
    Array(2).fill(await it.offerOf(dear!)),
  )
  // P19 erased, neither place holds the other back.
  await forgetParticipant(moved.child, city)
  expect(await entriesOf(moved.child)).toEqual([])
})
