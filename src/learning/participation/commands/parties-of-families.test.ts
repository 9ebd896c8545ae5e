import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import { hasLeft, holdsSeat } from '../rules/life.ts'
import { loadParty } from '../queries/load-party.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { form, himself, idOf, museumWithSeats, must, type MuseumWithSeats } from '../test-occasion.ts'
import { changeForm } from '../words.ts'
import { changeSignUp } from './change-sign-up.ts'
import { comeAlong } from './come-along.ts'
import { giveBack } from './give-back.ts'
import { invite } from './invite.ts'
import { joinParty } from './join-party.ts'
import { lapseOffers } from './lapse-offers.ts'
import { takeOfferedPlace } from './take-offered-place.ts'
import { takePart } from './take-part.ts'
import { undoGiveBack } from './undo-give-back.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const minutes = (count: number): Instant => instant(testNow + count * 60_000)

/** A mother with so many children of hers. */
async function household(children = 1) {
  const mother = await it.adult()
  const ids: Id[] = []
  for (let count = 0; count < children; count += 1) ids.push(await it.child([mother]))
  return { mother, ids }
}
const ask = async (occasionId: Id, { mother, ids }: { mother: Actor; ids: readonly Id[] }) =>
  must(await takePart(form(occasionId, ids, {}, it.city), mother, it.city))
const link = async (bookingId: Id, by: Actor, kind: 'friends' | 'carer' = 'friends') =>
  must(await invite({ bookingId, kind }, by, it.city)).code
const join = (code: string, occasionId: Id, { mother, ids }: { mother: Actor; ids: readonly Id[] }) =>
  joinParty({ code, form: form(occasionId, ids, {}, it.city) }, mother, it.city)

test('friends join a party that has seats where there is room, are seated at once, and a link is good once', async () => {
  const occasionId = await it.occasion(4)
  await ask(occasionId, await household())
  const [one, two, three] = [await household(), await household(2), await household()]
  const [first] = await ask(occasionId, one)
  expect(await invite({ bookingId: first!.bookingId, kind: 'friends' }, two.mother, it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  const code = await link(first!.bookingId, one.mother)
  expect(await join('nobody’s', occasionId, two)).toMatchObject({ refusal: 'participation.invitation-over' })
  expect(await join(code, occasionId, { mother: two.mother, ids: one.ids })).toMatchObject({ ok: false })
  const request = form(occasionId, two.ids, {}, it.city)
  const joined = must(await joinParty({ code, form: request }, two.mother, it.city))
  expect(joined.map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
  expect(must(await joinParty({ code, form: request }, two.mother, it.city))).toHaveLength(2)
  expect(await it.taken(occasionId)).toBe(4)
  expect(await join(code, occasionId, three)).toMatchObject({ refusal: 'participation.invitation-over' })
  const again = await link(first!.bookingId, one.mother)
  expect(await join(again, occasionId, three)).toMatchObject({ refusal: 'participation.no-room-together' })
  expect((await it.events(occasionId)).filter((name) => name === 'party-joined')).toHaveLength(1)
})

test('a party that waits waits together where the last of it asked, is promoted as one, and either family says yes', async () => {
  const occasionId = await it.occasion(2)
  const seated = await household(2)
  const places = await ask(occasionId, seated)
  const [one, between, two] = [await household(), await household(), await household()]
  const [first] = await ask(occasionId, one)
  await ask(occasionId, between)
  const [joined] = must(await join(await link(first!.bookingId, one.mother), occasionId, two))
  for (const { id } of places) must(await giveBack({ entryId: id }, seated.mother, it.city))
  // One seat for whoever asked between, the second is too few for two: nobody is passed.
  expect(await it.line(occasionId)).toEqual([
    '1 learner withdrawn',
    '1 learner withdrawn',
    '2 learner waiting',
    '3 learner offered',
    '4 learner waiting',
  ])
  must(await changeSignUp({ occasionId, form: changeForm.parse({ seats: 3 }) }, it.host, it.city))
  expect((await it.line(occasionId)).slice(2)).toEqual(['2 learner offered', '3 learner offered', '4 learner offered'])
  expect(await takeOfferedPlace({ bookingId: first!.bookingId }, between.mother, it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  must(await takeOfferedPlace({ bookingId: joined!.bookingId }, two.mother, it.city))
  expect((await it.line(occasionId)).slice(2)).toEqual([
    '2 learner confirmed',
    '3 learner offered',
    '4 learner confirmed',
  ])
})

test('a grown-up who is no guardian comes along by a link, goes with the last child, and decides nothing for it', async () => {
  const occasionId = await it.occasion(2, { ages: { min: 8, max: 12 } })
  const { mother, ids } = await household()
  const [first] = await ask(occasionId, { mother, ids })
  const carer = await it.adult('Linden Example')
  const code = await link(first!.bookingId, mother, 'carer')
  expect(await comeAlong({ code, anyway: false }, himself(ids[0]!), it.city)).toMatchObject({
    refusal: 'participation.carer-is-grown-up',
  })
  expect(await join(code, occasionId, await household())).toMatchObject({ refusal: 'participation.invitation-over' })
  expect(must(await comeAlong({ code, anyway: false }, carer, it.city))).toMatchObject({
    part: 'companion',
    state: 'confirmed',
  })
  expect(await comeAlong({ code, anyway: false }, carer, it.city)).toMatchObject({
    refusal: 'participation.invitation-over',
  })
  expect(await giveBack({ entryId: first!.id }, carer, it.city)).toMatchObject({ refusal: 'participation.not-yours' })
  must(await giveBack({ entryId: first!.id }, mother, it.city))
  expect(await it.line(occasionId)).toEqual(['1 companion withdrawn', '1 learner withdrawn'])
  expect(await it.taken(occasionId)).toBe(0)
})

test('whoever comes along is not in two places: a carer by a link and a mother beside her child are warned first', async () => {
  const ages = { min: 8, max: 12 }
  const [elsewhere, occasionId] = [await it.occasion(4, { ages }), await it.occasion(4, { ages })]
  const carer = await it.adult('Linden Example')
  const own = await it.child([carer])
  // She goes along with her own child at the same hours.
  must(await takePart(form(elsewhere, [own, idOf(carer)], {}, it.city), carer, it.city))
  const { mother, ids } = await household()
  const [first] = await ask(occasionId, { mother, ids })
  const code = await link(first!.bookingId, mother, 'carer')
  expect(await comeAlong({ code, anyway: false }, carer, it.city)).toMatchObject({
    refusal: 'participation.say-you-know',
  })
  // Beside another child of hers, who is nowhere else, it is she who would be in two places.
  const second = form(await it.occasion(4, { ages }), [await it.child([carer]), idOf(carer)], {}, it.city)
  expect(await takePart(second, carer, it.city)).toMatchObject({ refusal: 'participation.say-you-know' })
  must(await comeAlong({ code, anyway: true }, carer, it.city))
  expect(await it.line(occasionId)).toEqual(['1 companion confirmed', '1 learner confirmed'])
})

test('what was given back is taken back for minutes by whoever gave it, with all that went with it, while the seat is free', async () => {
  const occasionId = await it.occasion(2, { ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const wren = await it.child([mother])
  const booked = must(await takePart(form(occasionId, [wren, idOf(mother)], {}, it.city), mother, it.city))
  const entryId = booked.find(({ personId }) => personId === wren)!.id
  const undo = (by: Actor = mother, id = entryId) => undoGiveBack({ entryId: id }, by, it.city)
  expect(await undo()).toMatchObject({ refusal: 'participation.undo-too-late' })
  expect(await undo(mother, it.city.newId())).toMatchObject({ refusal: 'participation.not-here' })
  must(await giveBack({ entryId }, mother, it.city))
  expect(await undo(himself(wren))).toMatchObject({ refusal: 'participation.not-yours' })
  must(await undo())
  expect(await it.line(occasionId)).toEqual(['1 companion confirmed', '1 learner confirmed'])
  expect(await it.taken(occasionId)).toBe(2)
  must(await giveBack({ entryId }, mother, it.city))
  it.city.clock.hold(minutes(10))
  expect(await undo()).toMatchObject({ refusal: 'participation.undo-too-late' })
  it.city.clock.hold(testNow)
  const other = await household()
  await ask(occasionId, other)
  expect(await undo()).toMatchObject({ refusal: 'participation.seat-gone' })
})

test('a child’s own no is not taken back for it, a number in the line is, in its old place', async () => {
  const occasionId = await it.occasion(1)
  const [one, two, three] = [await household(), await household(), await household()]
  await ask(occasionId, one)
  const [second] = await ask(occasionId, two)
  await ask(occasionId, three)
  must(await giveBack({ entryId: second!.id }, himself(two.ids[0]!), it.city))
  expect(await undoGiveBack({ entryId: second!.id }, two.mother, it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  must(await undoGiveBack({ entryId: second!.id }, himself(two.ids[0]!), it.city))
  expect(await it.line(occasionId)).toEqual(['1 learner confirmed', '2 learner waiting', '3 learner waiting'])
})

/** Everybody's hands at once, in any order: never more seats than there are, and no party with some in and some out. */
test('whatever families do, no party that belongs together is half seated, and every seat is counted once', async () => {
  const step = fc.record({ what: fc.nat(6), who: fc.nat(20), size: fc.integer({ min: 1, max: 3 }), after: fc.nat(900) })
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { minLength: 6, maxLength: 14 }),
      async (seats, steps) => {
        it.city.clock.hold(testNow)
        const occasionId = await it.occasion(seats)
        const homes = new Map<Id, Actor>()
        for (const { what, who, size, after } of steps) {
          const there = await it.city.reading((tx) => loadEntriesOfOccasion(tx, occasionId))
          const one = there[who % Math.max(1, there.length)]
          const by = one && homes.get(one.bookingId)
          if (what <= 1 || !one || !by) {
            const home = await household(Math.min(size, seats))
            for (const entry of await ask(occasionId, home)) homes.set(entry.bookingId, home.mother)
          } else if (what === 2) {
            const invited = await invite({ bookingId: one.bookingId, kind: 'friends' }, by, it.city)
            const home = await household(size)
            const joined = invited.ok ? await join(invited.value.code, occasionId, home) : invited
            if (joined.ok) for (const entry of joined.value) homes.set(entry.bookingId, home.mother)
          } else if (what === 3) await giveBack({ entryId: one.id }, by, it.city)
          else if (what === 4) await undoGiveBack({ entryId: one.id }, by, it.city)
          else if (what === 5) await takeOfferedPlace({ bookingId: one.bookingId }, by, it.city)
          else {
            it.city.clock.hold(instant(it.city.now() + after * 60_000))
            await lapseOffers(it.city)
          }
          const now = await it.city.reading((tx) => loadEntriesOfOccasion(tx, occasionId))
          const seated = now.filter(({ state }) => holdsSeat(state)).length
          expect(await it.taken(occasionId)).toBe(seated)
          expect(seated).toBeLessThanOrEqual(seats)
          for (const bookingId of new Set(now.map((entry) => entry.bookingId))) {
            const party = await it.city.reading((tx) => loadParty(tx, bookingId))
            const states = new Set(party.flatMap(({ state }) => (hasLeft(state) ? [] : [holdsSeat(state)])))
            expect(states.size, JSON.stringify(party.map(({ state }) => state))).toBeLessThanOrEqual(1)
          }
        }
      },
    ),
    { numRuns: 12 },
  )
  it.city.clock.hold(testNow)
})
