import { afterAll, beforeAll, expect, test } from 'vitest'
import { vouchForGuardian, answerConsents, familiesSettings } from '#commons/families'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { giveBack, openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { cancelDay } from '../../learning/participation/commands/cancel-day.ts'
import { checkMinimums } from '../../learning/participation/commands/check-minimums.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
beforeAll(async () => {
  it = await houseOfHosts()
})
afterAll(() => it.close())

const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const at = (text: string) => it.here.database.clock.hold(instant(Date.parse(text)))

const draftOn = (key: string, day: string) => {
  const on = day as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  return sampleDraft(key, { hostName: 'Moth Museum', sessions: [session], ages: { min: 6, max: null } })
}
const opened = async (key: string, day: string, more: { seats: number; minimum?: number }) => {
  const { city } = it.here
  const offerId = must(await writeOpportunity({ id: null, draft: draftOn(key, day) }, house, city)).id
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const open = async () => {
    const form = openingForm.parse({ sessionId: row!.id, days: [day], ...more })
    return must(await openSignUp({ opportunityId: offerId, form }, house, city))[0]!
  }
  return { offerId, occasionId: await open(), open }
}
const family = async () => {
  const { city } = it.here
  const mother = { displayName: 'Hazel Example', birth: { year: 1985, month: 1 } }
  const guardianId = must(await enrolPerson(mother, house, city)).personId
  const child = { displayName: 'Wren', birth: { year: 2016, month: 1 } }
  const childId = must(await enrolPerson(child, house, city)).personId
  const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, himself(guardianId), city, place))
  return { guardianId, childId }
}
const ask = async (by: Id, personIds: readonly Id[], occasionId: Id) => {
  const { city } = it.here
  const form = takePartForm.parse({ occasionId, personIds, together: true, request: city.newId(), anyway: true })
  return must(await takePart(form, himself(by), city))
}
const notices = async (personId: Id) =>
  (
    await it.here.city.reading((tx) =>
      tx.selectFrom('messages_notices').select('sentence').where('person_id', '=', personId).orderBy('id').execute(),
    )
  ).map(({ sentence }) => sentence.replace('participation.', ''))

test('a mother who waited is promoted: her child, who is on the same day already, is told too, and nobody twice', async () => {
  const { occasionId } = await opened('owls', '2026-06-20', { seats: 2 })
  const stranger = await family()
  const { guardianId, childId } = await family()
  const [other] = await ask(stranger.guardianId, [stranger.guardianId], occasionId)
  await ask(guardianId, [childId], occasionId)
  await ask(guardianId, [guardianId], occasionId)
  must(await giveBack({ entryId: other!.id }, himself(stranger.guardianId), it.here.city))
  await it.work()
  expect(await notices(guardianId)).toEqual(['told-offered'])
  expect(await notices(childId)).toEqual(['told-offered'])
  expect(await notices(stranger.childId)).toEqual([])
})

test('a party of three is told once, not once for each of them', async () => {
  const { occasionId } = await opened('bats', '2026-06-21', { seats: 2 })
  const { guardianId, childId } = await family()
  const stranger = await family()
  const taken = await ask(stranger.guardianId, [stranger.guardianId, stranger.childId], occasionId)
  await ask(guardianId, [guardianId, childId], occasionId)
  for (const { id } of taken) must(await giveBack({ entryId: id }, himself(stranger.guardianId), it.here.city))
  await it.work()
  expect(await notices(guardianId)).toEqual(['told-offered'])
  expect(await notices(childId)).toEqual(['told-offered'])
})

test('a day that moves is told to everybody on it with its new hour, once however often it is heard; an edit that moves nothing is not', async () => {
  const { offerId, occasionId } = await opened('newts', '2026-06-22', { seats: 2 })
  const { guardianId, childId } = await family()
  await ask(guardianId, [childId], occasionId)
  const write = (day: string) => writeOpportunity({ id: offerId, draft: draftOn('newts', day) }, house, it.here.city)
  must(await write('2026-06-22'))
  await it.work()
  expect(await notices(guardianId)).toEqual([])
  must(await write('2026-06-23'))
  await it.work()
  must(await write('2026-06-23'))
  await it.work()
  expect(await notices(guardianId)).toEqual(['told-moved'])
  expect(await notices(childId)).toEqual(['told-moved'])
})

test('a day that is cancelled and opened anew: whoever was on it is told both', async () => {
  const { occasionId, open } = await opened('toads', '2026-06-24', { seats: 2 })
  const { guardianId, childId } = await family()
  await ask(guardianId, [childId], occasionId)
  must(await cancelDay({ occasionId }, house, it.here.city))
  await it.work()
  expect(await open()).toBe(occasionId)
  await it.work()
  expect((await notices(guardianId)).toSorted()).toEqual(['told-cancelled', 'told-reopened'])
})

test('too few two days before: the house is told with its number and decides, the families hear that it is open', async () => {
  const { occasionId } = await opened('moles', '2026-06-27', { seats: 9, minimum: 3 })
  const { guardianId, childId } = await family()
  await ask(guardianId, [childId], occasionId)
  at('2026-06-25T08:00:00Z')
  expect(await checkMinimums(it.here.city)).toBe(1)
  await it.work()
  expect(await notices(guardianId)).toEqual(['told-few-yet'])
  const [told] = await it.here.city.reading((tx) =>
    tx
      .selectFrom('messages_notices')
      .select(['sentence', 'facts'])
      .where('person_id', '=', it.robin.person)
      .where('about_id', '=', occasionId)
      .execute(),
  )
  expect(told).toMatchObject({ sentence: 'participation.house-too-few', facts: { coming: 1, minimum: 3 } })
})
