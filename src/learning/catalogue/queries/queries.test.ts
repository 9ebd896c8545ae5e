import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { mergeOpportunities } from '../commands/merge-opportunities.ts'
import { onDay, sampleDraft, sampleSession, through } from '../commands/sample-drafts.ts'
import { saveFromSource } from '../commands/save-from-source.ts'
import { everything, type Question } from '../rules/question.ts'
import { clearShelf } from '../snapshot/shelf.ts'
import type { OpportunityDraft } from '../words.ts'
import { allForExport } from './all-for-export.ts'
import { catalogueFigures } from './catalogue-figures.ts'
import { changesSince } from './changes-since.ts'
import { findOpportunities } from './find-opportunities.ts'
import { opportunityById } from './opportunity-by-id.ts'
import { findCalendar, findMap, loosening } from './other-answers.ts'

const by: Actor = { kind: 'system', because: 'import' }
let city: TestCity
const titled = (key: string, title: string, more: Partial<OpportunityDraft> = {}) =>
  sampleDraft(key, { title: localText('en', title), ...more })

beforeAll(async () => {
  city = await testCity()
  const drafts = [
    titled('robots', 'Robotics', {
      sessions: [sampleSession('r1'), sampleSession('r2', { when: onDay('2026-06-27') })],
    }),
    titled('swim', 'Swimming', {
      price: { kind: 'unknown' },
      sessions: [sampleSession('s1', { when: through('2026-06-01', '2026-07-31') })],
    }),
    titled('past', 'History', { sessions: [sampleSession('p1', { when: onDay('2026-06-01') })] }),
    titled('online', 'Chess', { sessions: [sampleSession('c1', { online: true, venue: null })] }),
  ]
  const sourceId = city.newId()
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, by))
})
afterAll(async () => {
  clearShelf()
  await city.close()
})

const valueOf = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const ask = async (asked: Partial<Question>) =>
  JSON.parse(valueOf(await findOpportunities({ ...everything, ...asked }, city)).json.toString()) as {
    items: { id: string; title: Record<string, string>; daysNotStated?: boolean }[]
    total: number
    totalListings: number
  }

test('Saturday: the exact ones first, then the span that covers one, marked', async () => {
  const { items, total, totalListings } = await ask({ weekday: [6] })
  // Two on the same day stand in the order of their ids, which chance gives.
  expect(items.map(({ daysNotStated }) => daysNotStated ?? false)).toEqual([false, false, true])
  expect(items[2]!.title.en).toBe('Swimming')
  expect([total, totalListings]).toEqual([3, 4])
})

test('a calendar gives each day its own and a span once, beside the days', async () => {
  const calendar = valueOf(
    await findCalendar({ ...everything, from: '2026-06-17' as Day, to: '2026-06-30' as Day }, 5, city),
  )
  expect(calendar.days.map(({ on, count }) => [on, count])).toEqual([
    ['2026-06-20', 2],
    ['2026-06-27', 1],
  ])
  expect(calendar.spans.count).toBe(1)
})

test('a map gives each venue once and counts what has none', async () => {
  const map = valueOf(await findMap(everything, city))
  expect(map.dots.map(({ venue, count }) => [venue.name, count])).toEqual([['Town hall', 2]])
  expect([map.total, map.online]).toEqual([3, 1])
})

test('nothing found: what to loosen, what that gives, and how we read a typing error', async () => {
  const narrow = { ...everything, q: 'robtics', free: true, age: [15] }
  const { ways, spelling } = valueOf(await loosening(narrow, city))
  expect(ways.map(({ field, total }) => [field, total])).toEqual([['age', 1]])
  expect(spelling).toBeNull()
  expect(valueOf(await loosening({ ...narrow, age: [] }, city)).spelling).toMatchObject({ text: 'robotics', total: 1 })
})

test('a past one leaves the lists and still answers by its id', async () => {
  const found = await city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('id').where('group_key', '=', 'past').executeTakeFirstOrThrow(),
  )
  expect((await ask({ q: 'history' })).total).toBe(0)
  const { opportunity, sessions, today } = valueOf(await opportunityById(found.id, city))
  expect([opportunity.lastOn, sessions.length, today]).toEqual(['2026-06-01', 1, '2026-06-17'])
  expect(await opportunityById(city.newId(), city)).toMatchObject({ refusal: 'catalogue.not-here' })
})

test('figures count listings, public ones or all', async () => {
  expect(await catalogueFigures(city)).toMatchObject({
    listings: 4,
    opportunities: 3,
    online: 1,
    prices: [
      { price: 'free', listings: 3 },
      { price: 'unknown', listings: 1 },
    ],
  })
  expect((await catalogueFigures(city, 'all')).listings).toBe(5)
})

test('an export holds what is public, once', async () => {
  const all: number[] = []
  for await (const batch of allForExport(city)) all.push(...batch.map(({ sessions }) => sessions.length))
  expect(all.toSorted()).toEqual([1, 1, 2])
})

test('changes are told in order, a folded one as gone, and none that a younger open transaction may yet precede', async () => {
  // Any transaction of the cluster that is still open, a neighbour's too, holds news back.
  const waiting = { timeout: 15_000 }
  await expect.poll(async () => (await changesSince(null, 100, city)).length, waiting).toBe(4)
  const first = await changesSince(null, 100, city)
  expect(first.map(({ isPublic }) => isPublic)).toEqual([true, true, true, true])
  const mark = first.at(-1)!.mark
  expect(await changesSince(mark, 100, city)).toEqual([])
  const [kept, folded] = [first[0]!.opportunity.id, first[1]!.opportunity.id]
  await city.transaction(async (tx) => {
    await mergeOpportunities(tx, city, { keptId: kept, foldedId: folded, parts: {} }, by)
    expect(await changesSince(mark, 100, city)).toEqual([])
  })
  await expect.poll(async () => (await changesSince(mark, 100, city)).length, waiting).toBe(2)
  const next = await changesSince(mark, 100, city)
  expect(new Map(next.map((each) => [each.opportunity.id, each.isPublic]))).toEqual(
    new Map([
      [kept, true],
      [folded, false],
    ]),
  )
})
