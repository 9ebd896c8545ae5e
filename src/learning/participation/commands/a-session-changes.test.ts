import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawOpportunity, writeOpportunity, type SessionDraft } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import { sampleDraft, sampleSession } from '../../catalogue/commands/sample-drafts.ts'
import { form, idOf, museumWithSeats, must, system, type MuseumWithSeats } from '../test-occasion.ts'
import { openingForm } from '../words.ts'
import { cancelDay } from './cancel-day.ts'
import { followAllSessions, followSessions } from './follow-sessions.ts'
import { giveBack } from './give-back.ts'
import { openSignUp } from './open-sign-up.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const at = (text: string) => instant(Date.parse(text))
const clock = (time: string) => time as WallTime
const dated = (day: string, from: string, to: string): SessionDraft['when'] => ({
  form: 'dated',
  startOn: day as Day,
  startTime: clock(from),
  endOn: day as Day,
  endTime: clock(to),
})
/** Every Saturday of a year, at the hours of its own zone. */
const saturdays = (from: string, to: string) => ({
  form: 'rule' as const,
  startOn: '2026-01-03' as Day,
  startTime: clock(from),
  endTime: clock(to),
  rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231',
  except: [],
})

/** An offer of the museum with one session. */
const offer = async (when: SessionDraft['when']) => {
  const original = it.city.newId()
  const write = async (id: Id | null, now: SessionDraft['when']) => {
    const sessions = [sampleSession('one', { when: now })]
    const draft = sampleDraft(original, { hostName: 'Moth Museum', sessions, ages: { min: null, max: null } })
    return must(await writeOpportunity({ id, draft }, system, it.city)).id
  }
  const id = await write(null, when)
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', id).execute(),
  )
  const open = async (days: readonly string[], seats: number) => {
    const opening = openingForm.parse({ sessionId: row!.id, days, seats })
    return must(await openSignUp({ opportunityId: id, form: opening }, it.host, it.city))
  }
  return { id, sessionId: row!.id, open, move: (now: SessionDraft['when']) => write(id, now) }
}
const book = async (occasionId: Id, count: number) => {
  const adults = []
  for (let number = 0; number < count; number += 1) {
    const adult = await it.adult()
    const [entry] = must(await takePart(form(occasionId, [idOf(adult)], {}, it.city), adult, it.city))
    adults.push({ adult, entry: entry! })
  }
  return adults
}
const dayOf = async (occasionId: Id) => {
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').selectAll().where('id', '=', occasionId).execute(),
  )
  const { falls_on: fallsOn, starts_at: startsAt, ends_at: endsAt, state } = row!
  return `${fallsOn} ${new Date(startsAt).toISOString()} ${new Date(endsAt).toISOString()} ${state}`
}

// Two hundred people are written down one by one, which a busy machine takes its time for.
test('a session with 200 booked and a line moves across midnight: the same day of the list moves with everybody on it, once', async () => {
  const { id, open, move } = await offer(dated('2026-06-20', '20:00', '22:00'))
  const [occasionId] = await open(['2026-06-20'], 200)
  await book(occasionId!, 203)
  await move(dated('2026-06-21', '00:30', '02:30'))
  await followSessions(id, system, it.city)
  await followSessions(id, system, it.city)
  expect(await dayOf(occasionId!)).toBe('2026-06-21 2026-06-20T22:30:00.000Z 2026-06-21T00:30:00.000Z open')
  expect(await it.taken(occasionId!)).toBe(200)
  const line = await it.line(occasionId!)
  expect([line.length, line.filter((one) => one.endsWith('confirmed')).length]).toEqual([203, 200])
  expect((await it.events(occasionId!)).filter((name) => name === 'occasion-moved')).toHaveLength(1)
}, 120_000)

test('a session of every Saturday moves by an hour: before and after the change of clocks each day begins at its own hour', async () => {
  const { id, open, move } = await offer(saturdays('18:00', '20:00'))
  const [summer, winter] = await open(['2026-10-24', '2026-10-31'], 5)
  expect(await dayOf(summer!)).toBe('2026-10-24 2026-10-24T16:00:00.000Z 2026-10-24T18:00:00.000Z open')
  expect(await dayOf(winter!)).toBe('2026-10-31 2026-10-31T17:00:00.000Z 2026-10-31T19:00:00.000Z open')
  await book(winter!, 2)
  await move(saturdays('23:30', '01:00'))
  await followSessions(id, system, it.city)
  expect(await dayOf(summer!)).toBe('2026-10-24 2026-10-24T21:30:00.000Z 2026-10-24T23:00:00.000Z open')
  expect(await dayOf(winter!)).toBe('2026-10-31 2026-10-31T22:30:00.000Z 2026-11-01T00:00:00.000Z open')
  expect(await it.taken(winter!)).toBe(2)
  await move({ ...saturdays('18:00', '20:00'), except: ['2026-10-31' as Day] })
  await followAllSessions(system, it.city)
  expect(await dayOf(winter!)).toContain('cancelled')
  expect(await it.line(winter!)).toEqual(['1 learner cancelled', '2 learner cancelled'])
  expect(await dayOf(summer!)).toContain('open')
})

test('a session that moves nearer: no place is held past its new beginning', async () => {
  const { id, open, move } = await offer(dated('2026-06-30', '10:00', '12:00'))
  const [occasionId] = await open(['2026-06-30'], 1)
  const [first] = await book(occasionId!, 2)
  it.city.clock.hold(at('2026-06-19T20:00:00Z'))
  must(await giveBack({ entryId: first!.entry.id }, first!.adult, it.city))
  await move(dated('2026-06-20', '10:00', '12:00'))
  await followSessions(id, system, it.city)
  const [held] = await it.city.reading((tx) =>
    tx.selectFrom('participation_entries').select('held_until').where('state', '=', 'offered').execute(),
  )
  expect(held!.held_until).toBe(at('2026-06-20T08:00:00Z'))
  it.city.clock.hold(testNow)
})

test('what was cancelled moves silently with its session and is opened anew on its new day, as the same day of the list', async () => {
  const { id, open, move } = await offer(dated('2026-07-11', '10:00', '12:00'))
  const [occasionId] = await open(['2026-07-11'], 4)
  must(await cancelDay({ occasionId: occasionId! }, it.host, it.city))
  await move(dated('2026-07-12', '10:00', '12:00'))
  await followSessions(id, system, it.city)
  expect(await dayOf(occasionId!)).toMatch(/^2026-07-12 .* cancelled$/)
  expect(await open(['2026-07-12'], 4)).toEqual([occasionId])
  expect((await it.events(occasionId!)).slice(-2)).toEqual(['occasion-cancelled', 'occasion-reopened'])
})

test('a deleted offer with a waiting list: everybody is cancelled, seated or waiting; a past day stays as it was', async () => {
  const { id, open } = await offer(saturdays('10:00', '12:00'))
  const [before, later] = await open(['2026-06-27', '2026-07-04'], 1)
  await book(before!, 1)
  await book(later!, 3)
  it.city.clock.hold(at('2026-06-28T08:00:00Z'))
  must(await withdrawOpportunity({ id, because: 'a test' }, system, it.city))
  await followSessions(id, system, it.city)
  expect(await it.line(before!)).toEqual(['1 learner confirmed'])
  expect(await it.line(later!)).toEqual(['1 learner cancelled', '2 learner cancelled', '3 learner cancelled'])
  expect(await it.taken(later!)).toBe(0)
  it.city.clock.hold(testNow)
})
