import { afterAll, beforeAll, expect, test } from 'vitest'
import { factForm, takeFacts } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { takePartSeen } from '../queries/take-part-seen.ts'
import { beforeSeen } from '../queries/before-seen.ts'
import { form, idOf, museumWithSeats, must, place, system, type MuseumWithSeats } from '../test-occasion.ts'
import { beforeForm } from '../words-of-before.ts'
import { openingForm } from '../words.ts'
import { openSignUp } from './open-sign-up.ts'
import { setBefore } from './set-before.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
let opportunityId: Id
let occasionId: Id
let first: { opportunityId: Id }
beforeAll(async () => {
  it = await museumWithSeats()
  first = await it.offer()
  const offer = await it.offer({ ages: { min: null, max: null } })
  opportunityId = offer.opportunityId
  const opening = openingForm.parse({ sessionId: offer.sessionId, days: ['2026-06-20'], seats: 4 })
  occasionId = must(await openSignUp({ opportunityId, form: opening }, system, it.city))[0]!
})
afterAll(() => it.city.close())

const set = (more: object, by: Actor = it.host, id: Id = opportunityId) =>
  setBefore({ opportunityId: id, form: beforeForm.parse(more) }, by, it.city)

test('only the house itself says what comes before its own offer, in words that can be judged', async () => {
  expect(await set({}, await it.adult())).toMatchObject({ refusal: 'participation.not-yours' })
  expect(await set({}, it.host, it.city.newId())).toMatchObject({ refusal: 'participation.not-here' })
  expect(await beforeSeen(opportunityId, await it.adult(), it.city)).toMatchObject({
    refusal: 'participation.not-yours',
  })
  must(await set({ attended: [first.opportunityId] }))
  must(await set({ attended: [first.opportunityId], hours: [{ theme: 'nature', hours: 2 }], atLeast: 1 }))
  must(await set({ attended: [first.opportunityId], hours: [{ theme: 'nature', hours: 2 }], atLeast: 1 }))
  const seen = must(await beforeSeen(opportunityId, it.host, it.city))
  expect(seen.form).toMatchObject({ atLeast: 1, attended: [first.opportunityId] })
  expect(seen.offers.map(({ id }) => id)).toContain(first.opportunityId)
})

test('who has not been there yet reads the steps that open it and is stopped; who has been there is not', async () => {
  const mother = await it.adult()
  const by = mother as Extract<Actor, { kind: 'person' }>
  const wren = await it.child([mother])
  const read = async () => {
    const wanted = { opportunityId, occasionId, ticked: [wren] }
    const { people } = must(await takePartSeen(wanted, by, it.city, place))
    return people.find(({ personId }) => personId === wren)!.findings
  }
  expect(await read()).toMatchObject([
    {
      sentence: 'participation.check-before',
      mode: 'block',
      unlocks: [
        { kind: 'attended', opportunityId: first.opportunityId },
        { kind: 'hours', theme: 'nature', minutes: 120 },
      ],
    },
  ])
  const ask = () => takePart(form(occasionId, [wren], {}, it.city), mother, it.city)
  expect(await ask()).toMatchObject({ refusal: 'participation.checks-stop' })
  const fact = factForm.parse({
    learner: { id: wren },
    kind: 'attended',
    at: Date.parse('2026-06-01T10:00:00Z'),
    untilAt: Date.parse('2026-06-01T12:00:00Z'),
    organisationId: it.museum,
    how: 'roster',
    about: {
      id: first.opportunityId,
      kind: 'workshop',
      title: { sourceLanguage: 'en', texts: { en: 'Moths' } },
      themes: [],
      skills: [],
    },
    causes: [],
    source: 'participation',
    originalId: 'a test',
  })
  must(must(await takeFacts([fact], system, it.city))[0]!)
  expect(await read()).toEqual([])
  expect(must(await ask())).toMatchObject([{ state: 'confirmed' }])
  // An adult who comes for herself is asked like everybody.
  const alone = form(occasionId, [idOf(mother)], {}, it.city)
  expect(await takePart(alone, mother, it.city)).toMatchObject({ refusal: 'participation.checks-stop' })
  must(await set({}))
  expect(must(await takePart(alone, mother, it.city))).toMatchObject([{ state: 'confirmed' }])
})
