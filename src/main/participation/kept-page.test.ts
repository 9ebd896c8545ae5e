import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeOpportunity } from '#learning/catalogue'
import { changeSignUp, openSignUp } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { beginning, readOutbox } from '#platform/database/outbox/reading.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { openingForm } from '../../learning/participation/words.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'
import { listeners } from '../listeners.ts'

let it: HouseOfHosts
let offerId: Id
let sessionId: Id
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
  sessionId = row!.id
})
afterAll(() => it.close())

/** What a process that listens hears. */
const hear = async () => {
  const events = await readOutbox(it.here.database.reader, beginning, 500)
  for (const listen of listeners) await listen(events, it.here.installation)
}
const page = () => it.get(`/opportunities/${offerId}`, '')

test('the page of an own offer is kept, and made anew when places open or close, and when the last day begins', async () => {
  // The catalogue comes into memory by a question.
  await it.get('/opportunities?q=moths', '')
  for (let times = 0; times < 3; times += 1) expect((await page()).body).not.toContain('/take-part')
  const before = (await page()).headers['etag']
  expect(before).toBeTypeOf('string')
  const opening = openingForm.parse({ sessionId, days: ['2026-06-20'], seats: 2 })
  const [occasionId] = must(await openSignUp({ opportunityId: offerId, form: opening }, house, it.here.city))
  await hear()
  for (let times = 0; times < 3; times += 1) expect((await page()).body).toContain('/take-part')
  expect((await page()).headers['etag']).not.toBe(before)
  const closing = { occasionId: occasionId!, form: { seats: 2, minimum: null, state: 'closed' } } as const
  must(await changeSignUp(closing, house, it.here.city))
  await hear()
  expect((await page()).body).not.toContain('/take-part')
  must(await changeSignUp({ ...closing, form: { ...closing.form, state: 'open' } }, house, it.here.city))
  await hear()
  for (let times = 0; times < 3; times += 1) expect((await page()).body).toContain('/take-part')
  it.here.database.clock.hold(instant(Date.parse('2026-06-20T08:30:00Z')))
  expect((await page()).body).not.toContain('/take-part')
})
