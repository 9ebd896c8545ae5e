import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { OpportunityDraft } from '../words.ts'
import { onDay, sampleDraft, sampleSession, through } from './sample-drafts.ts'
import { saveFromSource } from './save-from-source.ts'

const by: Actor = { kind: 'system', because: 'import' }
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const save = (sourceId: Id, drafts: readonly OpportunityDraft[]) =>
  city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, by))

async function stateOf(sourceId: Id) {
  return city.reading(async (tx) => {
    const opportunities = await tx
      .selectFrom('catalogue_opportunities')
      .select(['id', 'group_key', 'live_sessions', 'last_on', 'text_length'])
      .where('source_id', '=', sourceId)
      .orderBy('group_key')
      .execute()
    const sessions = await tx
      .selectFrom('catalogue_sessions')
      .select(['id', 'original_id', 'opportunity_id', 'state'])
      .where('source_id', '=', sourceId)
      .orderBy('original_id')
      .execute()
    return { opportunities, sessions }
  })
}

const eventsOf = async () => {
  const { rows } = await sql<{ about: { sourceId: string; opportunityIds: string[] } }>`
    select about from platform_outbox where name = 'catalogue.listings-changed' order by seq`.execute(
    city.database.reader,
  )
  return rows.map(({ about }) => about)
}

test('a first import creates, the same again changes nothing and tells nothing', async () => {
  const source = city.newId()
  const drafts = [sampleDraft('a'), sampleDraft('b', { sessions: [sampleSession('b-1'), sampleSession('b-2')] })]
  expect(await save(source, drafts)).toEqual({
    created: 3,
    changed: 0,
    unchanged: 0,
    lapsed: 0,
    opportunities: 2,
    heldBack: 0,
  })
  const before = await stateOf(source)
  const told = (await eventsOf()).filter(({ sourceId }) => sourceId === source)
  expect(told.map(({ opportunityIds }) => opportunityIds.toSorted())).toEqual([
    before.opportunities.map(({ id }) => id).toSorted(),
  ])
  expect(await save(source, drafts)).toEqual({
    created: 0,
    changed: 0,
    unchanged: 3,
    lapsed: 0,
    opportunities: 2,
    heldBack: 0,
  })
  expect(await stateOf(source)).toEqual(before)
  expect((await eventsOf()).filter(({ sourceId }) => sourceId === source)).toHaveLength(1)
})

test('what changed is changed in place, what vanished lapses, what comes back keeps its id', async () => {
  const source = city.newId()
  const first = sampleDraft('a', { sessions: [sampleSession('1'), sampleSession('2')] })
  await save(source, [first, sampleDraft('b')])
  const before = await stateOf(source)
  const moved = { ...first, sessions: [sampleSession('1', { when: onDay('2026-07-01') })] }
  expect(await save(source, [moved])).toEqual({
    created: 0,
    changed: 1,
    unchanged: 0,
    lapsed: 2,
    opportunities: 1,
    heldBack: 0,
  })
  const after = await stateOf(source)
  expect(after.sessions.map(({ state }) => state)).toEqual(['live', 'lapsed', 'lapsed'])
  expect(after.opportunities.map((each) => [each.live_sessions, each.last_on])).toEqual([
    [1, '2026-07-01'],
    [0, null],
  ])
  expect(await save(source, [first, sampleDraft('b')])).toMatchObject({ created: 0, changed: 3 })
  expect(await stateOf(source)).toEqual(before)
})

test('no import touches the rows of another source', async () => {
  const [one, other] = [city.newId(), city.newId()]
  await save(one, [sampleDraft('a')])
  await save(other, [sampleDraft('a')])
  const before = await stateOf(one)
  expect(await save(other, [])).toMatchObject({ lapsed: 1, opportunities: 0 })
  expect(await stateOf(one)).toEqual(before)
})

test('an opportunity whose title, and with it the key, changed keeps its id', async () => {
  const source = city.newId()
  await save(source, [sampleDraft('old', { sessions: [sampleSession('1')] })])
  const before = await stateOf(source)
  await save(source, [sampleDraft('new', { sessions: [sampleSession('1')] })])
  const after = await stateOf(source)
  expect(after.opportunities.map(({ id }) => id)).toEqual(before.opportunities.map(({ id }) => id))
  expect(after.opportunities[0]!.group_key).toBe('new')
})

test('the words it is found by follow its text', async () => {
  const source = city.newId()
  const wordsOf = async () => {
    const [opportunity] = (await stateOf(source)).opportunities
    return city.reading(async (tx) => {
      const rows = await tx
        .selectFrom('catalogue_words')
        .select('word')
        .where('opportunity_id', '=', opportunity!.id)
        .orderBy('word')
        .execute()
      return rows.map(({ word }) => word)
    })
  }
  await save(source, [
    sampleDraft('a', { title: localText('en', 'Robotics'), description: localText('en', '<p>Build</p>') }),
  ])
  expect(await wordsOf()).toEqual(['build', 'district', 'park', 'robot', 'robotics'])
  await save(source, [sampleDraft('a', { title: localText('es', 'Robótica'), description: localText('es', '') })])
  expect(await wordsOf()).toEqual(['district', 'park', 'robot', 'robotica'].toSorted())
})

test('a cancelled session is kept and does not count, an open end has no last day', async () => {
  const source = city.newId()
  await save(source, [
    sampleDraft('a', {
      sessions: [sampleSession('1', { cancelled: true }), sampleSession('2', { when: through('2026-06-01', null) })],
    }),
  ])
  expect((await stateOf(source)).opportunities.map((each) => [each.live_sessions, each.last_on])).toEqual([[1, null]])
})
