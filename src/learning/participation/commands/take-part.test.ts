import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents } from '#commons/families'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { withdrawOpportunity } from '#learning/catalogue'
import { testNow } from '#platform/database/test-city.ts'
import { form, himself, idOf, museumWithSeats, must, place, system, type MuseumWithSeats } from '../test-occasion.ts'
import { openingForm, type TakePartForm } from '../words.ts'
import { openSignUp } from './open-sign-up.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const ask = (by: Actor, occasionId: Id, personIds: readonly Id[], more: Partial<TakePartForm> = {}) =>
  takePart(form(occasionId, personIds, more, it.city), by, it.city)

test('forty ask at once for ten seats: ten have one, thirty wait in the order in which they asked, nobody stands twice', async () => {
  const occasionId = await it.occasion(10)
  const children: { by: Actor; childId: Id }[] = []
  for (let count = 0; count < 40; count += 1) {
    const by = await it.adult()
    children.push({ by, childId: await it.child([by]) })
  }
  const answers = await Promise.all(children.map(({ by, childId }) => ask(by, occasionId, [childId])))
  const entries = answers.map((answer) => must(answer)[0]!)
  const states = entries.toSorted((a, b) => a.inLine - b.inLine).map(({ state }) => state)
  expect(states).toEqual([...Array<string>(10).fill('confirmed'), ...Array<string>(30).fill('waiting')])
  expect(new Set(entries.map(({ inLine }) => inLine)).size).toBe(40)
  expect(await it.taken(occasionId)).toBe(10)
})

test('two phones ask for the last seat: one has it and the other waits; the same request twice books once', async () => {
  const occasionId = await it.occasion(1)
  const [one, two] = [await it.adult(), await it.adult()]
  const [first, second] = [await it.child([one]), await it.child([two])]
  const request = form(occasionId, [first], {}, it.city)
  const answers = await Promise.all([
    takePart(request, one, it.city),
    takePart(request, one, it.city),
    ask(two, occasionId, [second]),
  ])
  const [here, again, other] = answers.map((answer) => must(answer)[0]!)
  expect(here!.id).toBe(again!.id)
  expect([here!.state, other!.state].sort()).toEqual(['confirmed', 'waiting'])
  expect(await it.line(occasionId)).toHaveLength(2)
  expect(must(await takePart(request, one, it.city))[0]!.id).toBe(here!.id)
  expect(await takePart(request, two, it.city)).toMatchObject({ refusal: 'participation.not-yours' })
  expect((await it.events(occasionId)).toSorted()).toEqual(
    ['applied', 'applied', 'confirmed', 'sign-up-opened', 'waiting'].toSorted(),
  )
})

test('a party is seated together or waits together, and in a strict line a single one behind it waits too', async () => {
  const occasionId = await it.occasion(3, { ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const [wren, robin] = [await it.child([mother]), await it.child([mother])]
  const other = await it.adult()
  const single = await it.child([other])
  must(await ask(other, occasionId, [single]))
  const party = must(await ask(mother, occasionId, [idOf(mother), wren, robin]))
  expect(party.map(({ part, state }) => `${part} ${state}`).sort()).toEqual([
    'companion waiting',
    'learner waiting',
    'learner waiting',
  ])
  const third = await it.adult()
  must(await ask(third, occasionId, [await it.child([third])]))
  expect(await it.line(occasionId)).toEqual([
    '1 learner confirmed',
    '2 companion waiting',
    '2 learner waiting',
    '2 learner waiting',
    '3 learner waiting',
  ])
  expect(await it.taken(occasionId)).toBe(1)
})

test('a family that would rather come in part is seated as far as there is room, no adult without a child', async () => {
  const occasionId = await it.occasion(2, { ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const [wren, robin] = [await it.child([mother]), await it.child([mother])]
  must(await ask(mother, occasionId, [idOf(mother), wren, robin], { together: false }))
  expect(await it.line(occasionId)).toEqual(['1 companion confirmed', '1 learner confirmed', '2 learner waiting'])
})

test('a child who may not decide yet says what it would like; the guardian asks for the seat, in place of the wish', async () => {
  const occasionId = await it.occasion(4)
  const mother = await it.adult()
  const wren = await it.child([mother])
  must(await ask(himself(wren), occasionId, [wren]))
  expect(await it.line(occasionId)).toEqual(['1 learner interested'])
  expect(await ask(himself(wren), occasionId, [wren])).toMatchObject({ refusal: 'participation.in-already' })
  must(await ask(mother, occasionId, [wren]))
  expect(await it.line(occasionId)).toEqual(['2 learner confirmed'])
  expect(await it.events(occasionId)).toEqual(['sign-up-opened', 'interested', 'applied', 'confirmed'])
  expect(await ask(mother, occasionId, [wren])).toMatchObject({ refusal: 'participation.in-already' })
})

test('nobody asks for somebody else’s child; who decides alone by the law asks alone, once they said yes', async () => {
  const occasionId = await it.occasion(9, { ages: { min: null, max: null } })
  const [mother, stranger] = [await it.adult(), await it.adult()]
  const wren = await it.child([mother])
  expect(await ask(stranger, occasionId, [wren])).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await ask(stranger, occasionId, [idOf(stranger), wren])).toMatchObject({
    refusal: 'participation.ask-a-guardian',
  })
  expect(await ask({ kind: 'visitor' }, occasionId, [wren])).toMatchObject({ refusal: 'participation.not-yours' })
  const young = await it.child([], { year: 2009 })
  expect(await ask(himself(young), occasionId, [young])).toMatchObject({ refusal: 'participation.checks-stop' })
  const yes = { childId: young, speakerId: young, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...yes, answers: { 'taking-part': 'given' } }, himself(young), it.city, place))
  expect(must(await ask(himself(young), occasionId, [young]))[0]!.state).toBe('confirmed')
  expect(must(await ask(stranger, occasionId, [idOf(stranger)]))[0]).toMatchObject({ part: 'learner' })
})

test('what stands against it is found before anybody is booked: no consent, too young, a clash that nobody owned to', async () => {
  const occasionId = await it.occasion(9, { ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const [refused, young, wren] = [
    await it.child([mother], { saysYes: false }),
    await it.child([mother], { year: 2020 }),
    await it.child([mother]),
  ]
  for (const childId of [refused, young])
    expect(await ask(mother, occasionId, [childId, wren])).toMatchObject({ refusal: 'participation.checks-stop' })
  must(await ask(mother, await it.occasion(9), [wren]))
  expect(await ask(mother, occasionId, [wren])).toMatchObject({ refusal: 'participation.say-you-know' })
  must(await ask(mother, occasionId, [wren], { anyway: true }))
  expect(await it.line(occasionId)).toEqual(['1 learner confirmed'])
})

test('nobody is booked on what is not here, has begun, never fits or is not shown any more', async () => {
  const mother = await it.adult()
  const [wren, robin] = [await it.child([mother]), await it.child([mother])]
  expect(await ask(mother, it.city.newId(), [wren])).toMatchObject({ refusal: 'participation.not-here' })
  const small = await it.occasion(1)
  expect(await ask(mother, small, [it.city.newId()])).toMatchObject({ refusal: 'participation.not-here' })
  expect(await ask(mother, small, [wren, robin])).toMatchObject({ refusal: 'participation.never-fits' })
  const many = [...Array(9).keys()].map(() => it.child([mother]))
  expect(await ask(mother, await it.occasion(20), await Promise.all(many))).toMatchObject({
    refusal: 'participation.party-too-large',
    facts: { most: 8 },
  })
  it.city.clock.hold(instant(Date.parse('2026-06-20T08:00:00Z')))
  expect(await ask(mother, small, [wren])).toMatchObject({ refusal: 'participation.begun' })
  it.city.clock.hold(testNow)
  const gone = await it.occasion(4)
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').select('opportunity_id').where('id', '=', gone).execute(),
  )
  must(await withdrawOpportunity({ id: row!.opportunity_id, because: 'a test' }, system, it.city))
  expect(await ask(mother, gone, [wren])).toMatchObject({ refusal: 'participation.closed' })
})

test('a house opens the days of its own offers, again the same changes nothing, and a feed’s listing keeps its own sign-up', async () => {
  const { opportunityId, sessionId } = await it.offer({}, '2026-07-04')
  const opening = (more: object = {}) => openingForm.parse({ sessionId, days: ['2026-07-04'], seats: 5, ...more })
  const open = (more: object, by: Actor = it.host) => openSignUp({ opportunityId, form: opening(more) }, by, it.city)
  const stranger = await it.adult()
  expect(await open({}, stranger)).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await open({ minimum: 6 })).toMatchObject({ refusal: 'participation.minimum-too-high' })
  expect(await open({ days: ['2026-07-05'] })).toMatchObject({ refusal: 'participation.not-here' })
  expect(await open({ sessionId: it.city.newId() })).toMatchObject({ refusal: 'participation.not-here' })
  const [occasionId] = must(await open({ minimum: 3 }))
  expect(must(await open({ seats: 9 }))).toEqual([])
  expect(await it.events(occasionId!)).toEqual(['sign-up-opened'])
  const unknown = { opportunityId: it.city.newId(), form: opening() }
  expect(await openSignUp(unknown, it.host, it.city)).toMatchObject({ refusal: 'participation.not-here' })
})

test('of somebody whose age nobody knows a guardian is asked, for the youngest is assumed', async () => {
  const occasionId = await it.occasion(3)
  const { personId } = must(await enrolPerson({ displayName: 'Fern Example' }, system, it.city))
  expect(await ask(himself(personId), occasionId, [personId])).toMatchObject({ ok: true })
  expect(await it.line(occasionId)).toEqual(['1 learner interested'])
})
