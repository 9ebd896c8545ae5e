import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { clearanceForm, enrolPerson, recordClearance } from '#commons/people'
import { withdrawOpportunity, writeOpportunity } from '#learning/catalogue'
import { changeSignUp, openSignUp, takePart } from '#learning/participation'
import { recordInFull } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { endDays } from '../../learning/participation/commands/end-days.ts'
import { giveBack } from '../../learning/participation/commands/give-back.ts'
import { markEntry } from '../../learning/participation/commands/mark-entry.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let offerId: Id
let occasionId: Id
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })

beforeAll(async () => {
  it = await houseOfHosts()
  const on = '2026-06-20' as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('moths', { hostName: 'Moth Museum', sessions: [session] })
  offerId = must(await writeOpportunity({ id: null, draft }, house, it.here.city)).id
  const [row] = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 1 })
  occasionId = must(await openSignUp({ opportunityId: offerId, form: opening }, house, it.here.city))[0]!
})
afterAll(() => it.close())

const family = async () => {
  const { city } = it.here
  const guardianId = must(
    await enrolPerson({ displayName: 'Hazel Example', birth: { year: 1985, month: 1 }, language: 'es' }, house, city),
  ).personId
  const childId = must(
    await enrolPerson({ displayName: 'Wren Example', birth: { year: 2016, month: 1 } }, house, city),
  ).personId
  must(
    await vouchForGuardian(
      { childId, guardianId, relation: 'mother', vouchingOrganisationId: null },
      house,
      city,
      place,
    ),
  )
  const said = { childId, speakerId: guardianId, language: 'es', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, himself(guardianId), city, place))
  const form = takePartForm.parse({ occasionId, personIds: [childId], together: true, request: city.newId() })
  const [entry] = must(await takePart(form, himself(guardianId), city))
  return { guardianId, childId, entry: entry! }
}
const notices = async (personId: Id) =>
  (
    await it.here.city.reading((tx) =>
      tx.selectFrom('messages_notices').select('sentence').where('person_id', '=', personId).orderBy('id').execute(),
    )
  ).map(({ sentence }) => sentence.replace('participation.', ''))
const facts = async (personId: Id) =>
  (await recordInFull(personId, it.here.city)).facts.map(({ kind, amends, minutes, causes }) =>
    [kind, amends?.as, minutes, causes.length === 0 ? null : 'with its cause'].filter((part) => part != null).join(' '),
  )

test('who waits is told when a place is free, the child too; the record hears of each step with its cause, once', async () => {
  const { city, database } = it.here
  const [first, second] = [await family(), await family()]
  await it.work()
  expect(await facts(first.childId)).toEqual(['applied', 'confirmed with its cause'])
  expect(await facts(second.childId)).toEqual(['applied'])
  must(await giveBack({ entryId: first.entry.id }, himself(first.guardianId), city))
  const told = await it.work()
  expect(told.map(({ name }) => name)).toContain('participation.offered')
  expect(await notices(second.guardianId)).toEqual(['told-offered'])
  expect(await notices(second.childId)).toEqual(['told-offered'])
  expect(await notices(first.guardianId)).toEqual(['told-withdrawn'])
  expect(await facts(second.childId)).toEqual(['applied', 'offered with its cause'])
  database.clock.hold(instant(Date.parse('2026-06-18T09:00:00Z')))
})

test('whoever came has it in the record when the day is over, not before; put right at the door, it is withdrawn', async () => {
  const { city, database } = it.here
  must(await changeSignUp({ occasionId, form: { seats: 5, minimum: null, state: 'open' } }, house, city))
  const { childId, entry } = await family()
  const robin: Actor = {
    kind: 'person',
    person: it.robin.person,
    roles: [{ role: 'host', organisation: it.museum.id }],
  }
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = { ...shown, personId: it.robin.person, issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  must(await recordClearance({ form: clearanceForm.parse(clearance), today: '2026-06-17' as Day }, house, city))
  database.clock.hold(instant(Date.parse('2026-06-20T08:05:00Z')))
  must(await markEntry({ entryId: entry.id, form: { as: 'attended' } }, robin, city))
  await it.work()
  expect(await facts(childId)).toEqual(['applied', 'confirmed with its cause'])
  database.clock.hold(instant(Date.parse('2026-06-20T10:01:00Z')))
  await endDays(city)
  await it.work()
  expect((await facts(childId)).at(-1)).toBe('attended 120 with its cause')
  must(await markEntry({ entryId: entry.id, form: { as: 'absent' } }, robin, city))
  await it.work()
  expect((await facts(childId)).at(-1)).toMatch(/^attended withdrawal/)
  database.clock.hold(instant(Date.parse('2026-06-18T09:00:00Z')))
})

test('an offer that is withdrawn tells everybody who was booked', async () => {
  const { childId, guardianId } = await family()
  must(await withdrawOpportunity({ id: offerId, because: 'a test' }, house, it.here.city))
  await it.work()
  expect(await notices(guardianId)).toEqual(['told-cancelled'])
  expect(await notices(childId)).toEqual(['told-cancelled'])
})
