import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { giveBack, openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { sendReminders } from '../../learning/home/commands/send-reminders.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
beforeAll(async () => {
  it = await houseOfHosts()
})
afterAll(() => it.close())

const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }

test('a reminder nobody has read or been sent is taken back when the place is given up', async () => {
  const { city, database } = it.here
  const on = '2026-06-20' as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('owls', { hostName: 'Moth Museum', sessions: [session] })
  const offer = must(await writeOpportunity({ id: null, draft }, house, city))
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offer.id).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 2 })
  const occasionId = must(await openSignUp({ opportunityId: offer.id, form: opening }, house, city))[0]!
  const enrol = async (displayName: string, year: number): Promise<Id> =>
    must(await enrolPerson({ displayName, birth: { year, month: 1 } }, house, city)).personId
  const [guardianId, childId] = [await enrol('Hazel Example', 1985), await enrol('Wren Example', 2016)]
  const mother: Actor = { kind: 'person', person: guardianId, roles: [] }
  const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, mother, city, place))
  const form = takePartForm.parse({
    occasionId,
    personIds: [childId],
    together: true,
    anyway: true,
    request: city.newId(),
  })
  const [entry] = must(await takePart(form, mother, city))
  database.clock.hold(instant(Date.parse('2026-06-19T15:00:00Z')))
  const here = (await it.here.desk.cityBySlug(city.slug))!
  expect(await sendReminders({ ...here, city }, it.here.desk)).toMatchObject({ sent: 2 })
  const reminders = () =>
    city.reading((tx) =>
      tx
        .selectFrom('messages_notices')
        .select('id')
        .where('about_id', '=', occasionId)
        .where('kind', 'like', 'home.%')
        .execute(),
    )
  expect(await reminders()).toHaveLength(2)
  must(await giveBack({ entryId: entry!.id }, mother, city))
  await it.work()
  await it.work()
  expect(await reminders()).toEqual([])
})
