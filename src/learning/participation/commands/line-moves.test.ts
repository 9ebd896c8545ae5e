import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#commons/people'
import { withdrawOpportunity } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import { participationInFull } from '../queries/participation-in-full.ts'
import { form, himself, idOf, museumWithSeats, must, system, type MuseumWithSeats } from '../test-occasion.ts'
import { changeForm, type Entry } from '../words.ts'
import { changeSignUp } from './change-sign-up.ts'
import { endDays } from './end-days.ts'
import { followSessions } from './follow-sessions.ts'
import { forgetParticipant } from './forget-participant.ts'
import { giveBack } from './give-back.ts'
import { lapseOffers } from './lapse-offers.ts'
import { markEntry } from './mark-entry.ts'
import { takeOfferedPlace } from './take-offered-place.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

interface Family {
  readonly mother: Actor
  readonly children: readonly Id[]
  readonly entries: readonly Entry[]
}
const family = async (occasionId: Id, size = 1): Promise<Family> => {
  const mother = await it.adult()
  const children: Id[] = []
  for (let count = 0; count < size; count += 1) children.push(await it.child([mother]))
  return { mother, children, entries: must(await takePart(form(occasionId, children, {}, it.city), mother, it.city)) }
}
const back = ({ mother, entries }: Family) => giveBack({ entryId: entries[0]!.id }, mother, it.city)
const take = ({ mother, entries }: Family) => takeOfferedPlace({ bookingId: entries[0]!.bookingId }, mother, it.city)
const opportunityOf = async (occasionId: Id): Promise<Id> => {
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').select('opportunity_id').where('id', '=', occasionId).execute(),
  )
  return row!.opportunity_id
}
const change = (occasionId: Id, seats: number, by = it.host) =>
  changeSignUp({ occasionId, form: changeForm.parse({ seats }) }, by, it.city)

test('a seat that is given back is held for the next in the line, and whoever lets the deadline pass makes room', async () => {
  const occasionId = await it.occasion(1)
  const [first, second, third] = [await family(occasionId), await family(occasionId), await family(occasionId)]
  must(await back(first))
  must(await back(first))
  expect(await it.line(occasionId)).toEqual(['1 learner withdrawn', '2 learner offered', '3 learner waiting'])
  expect(await take(third)).toMatchObject({ refusal: 'participation.not-from-here' })
  expect(await takeOfferedPlace({ bookingId: second.entries[0]!.bookingId }, third.mother, it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  expect(await lapseOffers(it.city)).toBe(0)
  it.city.clock.pass(24 * 3_600_000)
  expect(await take(second)).toMatchObject({ refusal: 'participation.offer-lapsed' })
  expect(await lapseOffers(it.city)).toBe(1)
  expect(await lapseOffers(it.city)).toBe(0)
  expect(await take(second)).toMatchObject({ refusal: 'participation.offer-lapsed' })
  must(await take(third))
  must(await take(third))
  expect(await it.line(occasionId)).toEqual(['1 learner withdrawn', '2 learner lapsed', '3 learner confirmed'])
  expect(await it.taken(occasionId)).toBe(1)
  const told = ['withdrawn', 'offered', 'lapsed', 'offered', 'confirmed']
  expect((await it.events(occasionId)).slice(-5)).toEqual(told)
  it.city.clock.hold(testNow)
})

test('a large party at the head of a strict line is not passed, and is seated once there is room for all of it', async () => {
  const occasionId = await it.occasion(3)
  const [one, two, three] = [await family(occasionId), await family(occasionId), await family(occasionId)]
  const party = await family(occasionId, 3)
  const single = await family(occasionId)
  must(await back(one))
  must(await back(two))
  expect((await it.line(occasionId)).slice(3)).toEqual([
    ...Array<string>(3).fill('4 learner waiting'),
    '5 learner waiting',
  ])
  must(await back(three))
  expect((await it.line(occasionId)).slice(3)).toEqual([
    ...Array<string>(3).fill('4 learner offered'),
    '5 learner waiting',
  ])
  must(await take(party))
  must(await giveBack({ entryId: party.entries[2]!.id }, party.mother, it.city))
  must(await take(single))
  expect(await it.taken(occasionId)).toBe(3)
})

test('all at once: whoever gives back, asks and takes leaves as many seats taken as are held, and never more than there are', async () => {
  const occasionId = await it.occasion(4)
  const seated = await Promise.all(Array.from({ length: 8 }, () => family(occasionId)))
  await Promise.all([...seated.map(back), ...Array.from({ length: 6 }, () => family(occasionId))])
  await Promise.all(seated.map(take))
  const held = (await it.line(occasionId)).filter((line) => /offered|confirmed/.test(line))
  expect(held).toHaveLength(await it.taken(occasionId))
  expect(held).toHaveLength(4)
})

test('fewer seats than are taken are refused with their number; more go to whoever waits', async () => {
  const occasionId = await it.occasion(2)
  const families = [await family(occasionId), await family(occasionId), await family(occasionId)]
  expect(await change(occasionId, 1)).toMatchObject({ refusal: 'participation.more-taken', facts: { taken: 2 } })
  expect(await change(occasionId, 3, families[0]!.mother)).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await change(it.city.newId(), 3)).toMatchObject({ refusal: 'participation.not-here' })
  const tooMany = { occasionId, form: changeForm.parse({ seats: 3, minimum: 4 }) }
  expect(await changeSignUp(tooMany, it.host, it.city)).toMatchObject({ refusal: 'participation.minimum-too-high' })
  must(await change(occasionId, 3))
  expect(await it.line(occasionId)).toContain('3 learner offered')
})

test('with the last child whoever came along goes too, and a child’s own no holds', async () => {
  const occasionId = await it.occasion(3, { ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const wren = await it.child([mother])
  const party = must(await takePart(form(occasionId, [idOf(mother), wren], {}, it.city), mother, it.city))
  const entryId = party.find(({ personId }) => personId === wren)!.id
  expect(await giveBack({ entryId }, await it.adult(), it.city)).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await giveBack({ entryId: it.city.newId() }, mother, it.city)).toMatchObject({
    refusal: 'participation.not-here',
  })
  must(await giveBack({ entryId }, himself(wren), it.city))
  expect(await it.line(occasionId)).toEqual(['1 companion withdrawn', '1 learner withdrawn'])
  expect(await it.taken(occasionId)).toBe(0)
})

test('at the door: who came is said by the house while it may meet children, is taken back, and is final when it is over', async () => {
  const occasionId = await it.occasion(2)
  const here = await family(occasionId)
  const waiting = await family(occasionId, 2)
  const mark = (as: 'attended' | 'absent' | 'confirmed', by: Actor = it.host, entryId = here.entries[0]!.id) =>
    markEntry({ entryId, form: { as } }, by, it.city)
  expect(await mark('attended')).toMatchObject({ refusal: 'participation.not-begun' })
  it.city.clock.hold(instant(Date.parse('2026-06-20T08:05:00Z')))
  expect(await mark('attended', here.mother)).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await mark('attended', it.host, it.city.newId())).toMatchObject({ refusal: 'participation.not-here' })
  expect(await mark('attended', it.host, waiting.entries[0]!.id)).toMatchObject({
    refusal: 'participation.not-from-here',
  })
  for (const as of ['attended', 'attended', 'absent', 'confirmed', 'attended'] as const) must(await mark(as))
  expect(await back(here)).toMatchObject({ refusal: 'participation.not-from-here' })
  expect(await back(waiting)).toMatchObject({ refusal: 'participation.begun' })
  expect((await it.events(occasionId)).slice(-4)).toEqual(['attended', 'absent', 'confirmed', 'attended'])
  it.city.clock.hold(instant(Date.parse('2026-06-20T10:00:00Z')))
  expect(await endDays(it.city)).toBeGreaterThan(0)
  expect(await endDays(it.city)).toBe(0)
  expect((await it.events(occasionId)).at(-1)).toBe('occasion-over')
  it.city.clock.hold(testNow)
})

test('an offer that is withdrawn cancels everybody who was booked or waits, once', async () => {
  const occasionId = await it.occasion(1)
  await family(occasionId)
  await family(occasionId)
  const id = await opportunityOf(occasionId)
  await followSessions(id, system, it.city)
  expect(await it.line(occasionId)).toEqual(['1 learner confirmed', '2 learner waiting'])
  must(await withdrawOpportunity({ id, because: 'a test' }, system, it.city))
  await followSessions(id, system, it.city)
  await followSessions(id, system, it.city)
  expect(await it.line(occasionId)).toEqual(['1 learner cancelled', '2 learner cancelled'])
  expect(await it.taken(occasionId)).toBe(0)
  expect((await it.events(occasionId)).slice(-3)).toEqual(['occasion-cancelled', 'cancelled', 'cancelled'])
  expect(await change(occasionId, 3)).toMatchObject({ refusal: 'participation.closed' })
})

test('P18 P19 whoever is erased frees the seat for the next, and nothing of them is left', async () => {
  const occasionId = await it.occasion(1)
  const [one, two] = [await family(occasionId), await family(occasionId)]
  expect(await participationInFull(one.children[0]!, it.city)).toMatchObject([{ state: 'confirmed', inLine: 1 }])
  expect(await erasePerson(one.children[0]!, system, it.city, it.city.database)).toBe(true)
  await forgetParticipant(one.children[0]!, it.city)
  await forgetParticipant(one.children[0]!, it.city)
  await forgetParticipant(idOf(two.mother), it.city)
  expect(await it.line(occasionId)).toEqual(['2 learner offered'])
  expect(await participationInFull(one.children[0]!, it.city)).toEqual([])
  expect(await it.taken(occasionId)).toBe(1)
})
