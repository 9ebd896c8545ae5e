import { afterAll, beforeAll, expect, test } from 'vitest'
import { markEntry, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { changeSignUp } from '../../participation/commands/change-sign-up.ts'
import { dayOfHouse } from '../../participation/queries/day-of-house.ts'
import { placesOfOffer } from '../../participation/queries/places-of-offer.ts'
import { form, idOf, museumWithSeats, must, type MuseumWithSeats } from '../../participation/test-occasion.ts'
import { rateAsHost, rateAsLearner } from '../../reflections/commands/rate-day.ts'
import { afterDayAt } from '../../reflections/commands/test-after-day.ts'
import { dayAfter } from '../../reflections/queries/day-after.ts'
import { houseToday } from './house-today.ts'

let it: MuseumWithSeats
let office: Actor
let elsewhere: Actor
beforeAll(async () => {
  it = await museumWithSeats()
  const person = idOf(await it.adult('Juniper Example'))
  office = { kind: 'person', person, roles: [{ role: 'steward', organisation: null }] }
  const other = idOf(await it.adult('Alder Example'))
  elsewhere = { kind: 'person', person: other, roles: [{ role: 'host', organisation: it.city.newId() }] }
})
afterAll(() => it.city.close())

const ages = { min: null, max: null }

test('P26 P29 of a day with few, nothing the office reads changes with who came, neither on the offer’s page nor on the day’s nor between the two; another house reads nothing', async () => {
  const on = '2026-06-20' as Day
  const occasionId = await it.occasion(9, { ages }, on)
  must(await changeSignUp({ occasionId, form: { seats: 9, minimum: 5, state: 'open' } }, it.host, it.city))
  const entries: string[] = []
  for (let family = 0; family < 4; family += 1) {
    const mother = await it.adult()
    const child = await it.child([mother])
    const [entry] = must(await takePart(form(occasionId, [child], {}, it.city), mother, it.city))
    entries.push(entry!.id)
  }
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').select('opportunity_id').where('id', '=', occasionId).execute(),
  )
  const opportunityId = row!.opportunity_id
  const read = async (by: Actor) => {
    const day = await dayOfHouse({ opportunityId, occasionId }, by, it.city)
    const offer = await placesOfOffer(opportunityId, by, it.city)
    return { day, offer }
  }
  const officeReads = async () => {
    const { day, offer } = await read(office)
    const { list, ...numbers } = must(day)
    expect(list).toBeNull()
    return JSON.stringify({ numbers, days: must(offer).days })
  }
  // Before the door opens the office reads how many are missing for the minimum: places, not who came.
  expect(must((await read(office)).day).coming).toBe(4)
  // An hour before the beginning the door opens, and whoever comes can be marked.
  it.city.clock.hold(instant(Date.parse('2026-06-20T07:00:00Z')))
  const nobodyYet = await officeReads()
  expect(must((await read(it.host)).day).list).toHaveLength(4)
  for (const [index, as] of (['attended', 'absent', 'excused', 'attended'] as const).entries()) {
    must(await markEntry({ entryId: entries[index] as never, form: { as } }, it.host, it.city))
    expect(await officeReads()).toBe(nobodyYet)
  }
  it.city.clock.hold(instant(Date.parse('2026-06-20T11:00:00Z')))
  expect(await officeReads()).toBe(nobodyYet)
  // The figures are the house's own, bound to its roles.
  for (const by of [office, elsewhere])
    expect([await houseToday(by, it.city, 'Europe/Berlin')].flatMap((one) => (one.ok ? one.value.days : []))).toEqual(
      [],
    )
  expect(await dayOfHouse({ opportunityId, occasionId }, elsewhere, it.city)).toMatchObject({ ok: false })
  expect(await placesOfOffer(opportunityId, elsewhere, it.city)).toMatchObject({ ok: false })
})

test('P26 P27 what nine learners said is told on no page: not to the house on either day of an offer, nor to the office, nor to another house', async () => {
  const { occasionId, families } = await afterDayAt(it, 9)
  const scores = { relationship: 5, relevance: 4, excitement: 3 }
  must(await rateAsHost({ occasionId, scores }, it.host, it.city))
  const houseReads = async () => must(await dayAfter(occasionId, it.host, it.city)).learnersSay
  for (const { entryId, child } of families) {
    it.city.clock.pass(1)
    must(await rateAsLearner({ entryId, scores }, child, it.city))
    expect(await houseReads()).toBeNull()
  }
  // Nor when the term is over and each side reads the other's.
  it.city.clock.hold(instant(it.city.now() + 400 * 86_400_000))
  expect(await houseReads()).toBeNull()
  for (const by of [office, elsewhere])
    expect(await dayAfter(occasionId, by, it.city)).toMatchObject({ refusal: 'reflections.not-yours' })
})
