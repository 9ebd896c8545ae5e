import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { loadShownSessions } from '../store.ts'
import { confirmStillTrue } from './confirm-still-true.ts'
import { mergeOpportunities } from './merge-opportunities.ts'
import { onDay, sampleDraft, sampleSession } from './sample-drafts.ts'
import { saveFromSource } from './save-from-source.ts'
import { undoMerge } from './undo-merge.ts'
import { withdrawOpportunity } from './withdraw-opportunity.ts'
import { writeOpportunity } from './write-opportunity.ts'

const office: Actor = { kind: 'operator', session: '01900000-0000-7000-8000-000000000000' as Id }
const visitor: Actor = { kind: 'visitor' }
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

async function oneFrom(sourceId: Id, on = '2026-06-20'): Promise<Id> {
  const drafts = [sampleDraft('a', { sessions: [sampleSession('1', { when: onDay(on) })] })]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, office))
  return city.reading(async (tx) => {
    const row = await tx
      .selectFrom('catalogue_opportunities')
      .select('id')
      .where('source_id', '=', sourceId)
      .executeTakeFirstOrThrow()
    return row.id
  })
}

const merge = (keptId: Id, foldedId: Id, by: Actor = office) =>
  city.transaction((tx) => mergeOpportunities(tx, city, { keptId, foldedId, parts: { title: 0.97 } }, by))
const undo = (mergeId: Id) => city.transaction((tx) => undoMerge(tx, city, mergeId, office))
const rowOf = (id: Id) =>
  city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
const shown = async (id: Id) => (await city.reading((tx) => loadShownSessions(tx, [id]))).get(id)?.length ?? 0
const countEvents = async (name: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) from platform_outbox where name = ${name}`.execute(
    city.database.reader,
  )
  return rows[0]!.count
}

test('two become one, both links stay, and undone each is as it was', async () => {
  const [kept, folded] = [await oneFrom(city.newId()), await oneFrom(city.newId(), '2026-06-27')]
  const before = [await rowOf(kept), await rowOf(folded)].map(({ live_sessions, last_on }) => [live_sessions, last_on])
  const merged = await merge(kept, folded)
  expect(merged.ok).toBe(true)
  expect(await rowOf(folded)).toMatchObject({ merged_into: kept })
  expect(await rowOf(kept)).toMatchObject({ live_sessions: 2, last_on: '2026-06-27' })
  expect([await shown(kept), await shown(folded)]).toEqual([2, 0])
  expect(await merge(kept, folded)).toEqual(merged)
  expect(await countEvents('catalogue.opportunities-merged')).toBe(1)

  const mergeId = merged.ok ? merged.value.mergeId : (undefined as never)
  expect(await undo(mergeId)).toEqual({ ok: true, value: { foldedId: folded } })
  expect(await undo(mergeId)).toEqual({ ok: true, value: { foldedId: folded } })
  expect(await countEvents('catalogue.merge-undone')).toBe(1)
  expect(
    [await rowOf(kept), await rowOf(folded)].map(({ live_sessions, last_on }) => [live_sessions, last_on]),
  ).toEqual(before)
  expect([await shown(kept), await shown(folded)]).toEqual([1, 1])
})

test('one that others were folded into can be folded; undone it takes them with it', async () => {
  const [a, b, c] = [await oneFrom(city.newId()), await oneFrom(city.newId()), await oneFrom(city.newId())]
  await merge(b, c)
  const above = await merge(a, b)
  expect((await rowOf(c)).merged_into).toBe(a)
  expect(await shown(a)).toBe(3)
  expect(await merge(c, a)).toMatchObject({ refusal: 'catalogue.already-merged' })
  await undo(above.ok ? above.value.mergeId : (undefined as never))
  expect([(await rowOf(b)).merged_into, (await rowOf(c)).merged_into]).toEqual([null, b])
  expect([await shown(a), await shown(b)]).toEqual([1, 2])
})

test('an import of the folded one’s source changes what its keeper shows', async () => {
  const source = city.newId()
  const [kept, folded] = [await oneFrom(city.newId()), await oneFrom(source)]
  await merge(kept, folded)
  const drafts = [
    sampleDraft('a', { sessions: [sampleSession('1'), sampleSession('2', { when: onDay('2026-08-01') })] }),
  ]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: source, drafts }, office))
  expect(await rowOf(kept)).toMatchObject({ live_sessions: 3, last_on: '2026-08-01' })
  expect((await rowOf(folded)).merged_into).toBe(kept)
})

test('what the law says no to', async () => {
  const [a, b] = [await oneFrom(city.newId()), await oneFrom(city.newId())]
  expect(await merge(a, a)).toMatchObject({ refusal: 'catalogue.merged-with-itself' })
  expect(await merge(a, city.newId())).toMatchObject({ refusal: 'catalogue.not-here' })
  expect(await merge(a, b, visitor)).toMatchObject({ refusal: 'catalogue.office-only' })
  expect(await confirmStillTrue(a, visitor, city)).toMatchObject({ refusal: 'catalogue.office-only' })
  expect(await confirmStillTrue(a, { kind: 'system', because: 'job' }, city)).toMatchObject({
    refusal: 'catalogue.office-only',
  })
  expect(await withdrawOpportunity({ id: city.newId(), because: 'x' }, office, city)).toMatchObject({
    refusal: 'catalogue.not-here',
  })
  expect(await writeOpportunity({ id: a, draft: sampleDraft('x') }, office, city)).toMatchObject({
    refusal: 'catalogue.owned-by-a-source',
  })
})

test('a person who looked makes it verified today and public for a year, twice the same; withdrawn it can not be', async () => {
  const id = await oneFrom(city.newId())
  expect((await rowOf(id)).verified_by_a_human_on).toBeNull()
  const confirmed = { ok: true, value: { verifiedByAHumanOn: '2026-06-17', lapsesOn: '2027-06-17' } }
  expect(await confirmStillTrue(id, office, city)).toEqual(confirmed)
  expect(await confirmStillTrue(id, office, city)).toEqual(confirmed)
  expect(await countEvents('catalogue.opportunity-confirmed')).toBe(1)
  expect(await withdrawOpportunity({ id, because: 'closed' }, office, city)).toEqual({
    ok: true,
    value: { withdrawn: true },
  })
  const told = await countEvents('catalogue.opportunity-withdrawn')
  await withdrawOpportunity({ id, because: 'closed' }, office, city)
  expect(await countEvents('catalogue.opportunity-withdrawn')).toBe(told)
  expect(await confirmStillTrue(id, office, city)).toMatchObject({ refusal: 'catalogue.withdrawn' })
  expect(await withdrawOpportunity({ id, because: 'reopened', back: true }, office, city)).toEqual({
    ok: true,
    value: { withdrawn: false },
  })
})

test('a person writes an offer and writes it anew: it keeps its id, its sessions theirs, and is not verified by that', async () => {
  const first = sampleDraft('', { sessions: [sampleSession('1'), sampleSession('2')] })
  const written = await writeOpportunity({ id: null, draft: first }, office, city)
  const id = written.ok ? written.value.id : (undefined as never)
  expect(await rowOf(id)).toMatchObject({
    live_sessions: 2,
    verified_by_a_human_on: null,
    lapses_on: '2027-06-17',
    source_id: null,
  })
  const sessions = () =>
    city.reading((tx) =>
      tx
        .selectFrom('catalogue_sessions')
        .select(['id', 'state'])
        .where('opportunity_id', '=', id)
        .orderBy('id')
        .execute(),
    )
  const before = await sessions()
  expect(await writeOpportunity({ id, draft: { ...first, sessions: [sampleSession('1')] } }, office, city)).toEqual(
    written,
  )
  expect(await sessions()).toEqual([before[0], { ...before[1], state: 'lapsed' }])
  expect((await rowOf(id)).live_sessions).toBe(1)
  expect(await countEvents('catalogue.opportunity-written')).toBe(2)
})
