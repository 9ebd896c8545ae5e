import type { Locator, Page } from 'playwright-core'
import { settingsOf } from '#commons/ecosystems'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { organisationsOfEcosystem } from '#commons/organisations'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Day, type WallTime } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { sampleDraft, sampleSession } from '../../../src/learning/catalogue/commands/sample-drafts.ts'
import { must } from '../../../src/learning/participation/test-occasion.ts'
import { sayCare } from '../../../src/learning/attendance/commands/say-care.ts'
import { openingForm, takePartForm } from '../../../src/learning/participation/words.ts'
import { expectAccessible, expectFits, type Stage } from './stage.ts'

export const house: Actor = { kind: 'system', because: 'a journey' }

interface DayAtTheDoor {
  readonly city: City
  readonly occasionId: Id
  readonly museumId: Id
  /** The last of the four children. */
  readonly damson: Id
  readonly day: Day
  readonly dayBefore: Day
}

/** A day of the museum this morning in Chicago, and four children of one mother on its list. */
export async function dayAtTheDoor(stage: Stage): Promise<DayAtTheDoor> {
  const chicago = stage.house.directory.bySlug('chicago')!
  const city = stage.house.database.city(chicago.id, chicago.slug)
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  const on = dayIn(chicago.timeZone, city.now())
  const dayBefore = dayIn(chicago.timeZone, instant(city.now() - 86_400_000))
  // It is nine in the morning there.
  const [startTime, endTime] = ['09:30', '11:00'] as [WallTime, WallTime]
  const session = sampleSession('cellar', {
    when: { form: 'dated', startOn: on, startTime, endOn: on, endTime },
    timeZone: chicago.timeZone,
  })
  const draft = sampleDraft('cellar', { hostName: museum.name, sessions: [session] })
  const offerId = must(await writeOpportunity({ id: null, draft }, house, city)).id
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', offerId).execute(),
  )
  const form = openingForm.parse({ sessionId: row!.id, days: [on], seats: 8 })
  const occasionId = must(await openSignUp({ opportunityId: offerId, form }, house, city))[0]!
  const place = { settings: settingsOf(chicago, 'families', familiesSettings), timeZone: chicago.timeZone }
  const grownUp = { displayName: 'Linnet Example', birth: { year: 1985, month: 1 } }
  const guardianId = must(await enrolPerson(grownUp, house, city)).personId
  const mother: Actor = { kind: 'person', person: guardianId, roles: [] }
  const children: Id[] = []
  for (const displayName of ['Aspen 1', 'Birch 2', 'Cedar 3', 'Damson 4']) {
    const childId = must(await enrolPerson({ displayName, birth: { year: 2015, month: 1 } }, house, city)).personId
    const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
    must(await vouchForGuardian(link, house, city, place))
    const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
    must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, mother, city, place))
    children.push(childId)
  }
  const ask = takePartForm.parse({ occasionId, personIds: children, together: true, request: city.newId() })
  must(await takePart(ask, mother, city))
  const care = { needs: 'No nuts', mayLeaveAlone: false, fetchedBy: ['Aunt Rose'] }
  must(await sayCare({ personId: children[0]!, form: care }, mother, city))
  return { city, occasionId, museumId: museum.id, damson: children.at(-1)!, day: on, dayBefore }
}

export async function looksGood(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFits(page)
}

export const rowOf = (page: Page, name: string): Locator => page.locator('.door-row', { hasText: name })

/** The phone keeps the sealed list and the empty frame, and says so. */
export const isReady = (page: Page): Promise<void> =>
  page.getByText('Everything is sent. This list also opens without a network.').waitFor()

/** How many lists this browser keeps. */
export const listsKept = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const isThere = (await indexedDB.databases()).some(({ name }) => name === 'hedgerow-door')
    if (!isThere) return 0
    const opening = indexedDB.open('hedgerow-door')
    const database = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)))
    const counting = database.transaction('rows').objectStore('rows').count()
    const count = await new Promise<number>((done) => (counting.onsuccess = () => done(counting.result)))
    database.close()
    return count
  })
