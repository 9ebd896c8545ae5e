import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { onDay, sampleDraft, sampleSession } from '../commands/sample-drafts.ts'
import { saveFromSource } from '../commands/save-from-source.ts'
import { findIn } from '../queries/find-opportunities.ts'
import { everything, type Question } from '../rules/question.ts'
import type { OpportunityDraft } from '../words.ts'
import { loadHere, loadSnapshot } from './load.ts'
import { narrow } from './narrow.ts'
import { catalogues, questions, surroundings, today } from './oracle/small-catalogues.ts'
import type { CatalogueRow } from './segment/rows.ts'
import { clearShelf, hearOfChanges, snapshotInMemory, snapshotOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

const by: Actor = { kind: 'system', because: 'import' }
let city: TestCity
beforeAll(async () => {
  city = await testCity({ now: instant(Date.parse(`${today}T09:00:00Z`)) })
})
afterAll(async () => {
  clearShelf()
  await city.close()
})

const save = (drafts: readonly OpportunityDraft[], sourceId = city.newId()) =>
  city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, by))

const answer = (snapshot: Snapshot, question: Question): { items: { id: string }[]; total: number } => {
  const found = findIn(snapshot, question)
  if (!found.ok) throw new Error(found.refusal)
  return JSON.parse(found.value.json.toString()) as { items: { id: string }[]; total: number }
}

/** A row of the small catalogues as a source would tell it. */
function draftOf(row: CatalogueRow, number: number): OpportunityDraft {
  const { sessions, ...facts } = row
  return {
    ...sampleDraft(`${number}`),
    ...facts,
    hostName: surroundings.hosts.get(row.hostId)!.name,
    sessions: sessions.map((session, at) => {
      const venue = session.venueId ? surroundings.venues.get(session.venueId)! : null
      const written = venue && { name: venue.name, address: null, point: venue.point, areaAsWritten: null }
      const when = session.when.form === 'rule' ? { ...session.when, rule: 'FREQ=WEEKLY' } : session.when
      return sampleSession(`${number}-${at}`, { when, online: session.online, venue: written })
    }),
  }
}

test('while the snapshot loads, the database narrowed by the question gives the same answer', async () => {
  const rows = fc.sample(catalogues, { seed: 7, numRuns: 12 }).flat()
  const sourceId = city.newId()
  await save(rows.map(draftOf), sourceId)
  const { snapshot } = await loadSnapshot(city, 1)
  const here = await loadHere(city)
  let answered = 0
  for (const question of fc.sample(questions, { seed: 8, numRuns: 150 })) {
    const narrowed = await city.reading((tx) => narrow(tx, question, here))
    expect(answer(narrowed!, question)).toEqual(answer(snapshot, question))
    if (answer(snapshot, question).total > 0) answered += 1
  }
  expect(answered).toBeGreaterThan(20)
  await save([], sourceId)
})

test('a change is in the answer as soon as it was told, whether told as it loads or after', async () => {
  const source = city.newId()
  const draft = sampleDraft('a', {
    title: localText('en', 'Beekeeping'),
    sessions: [sampleSession('1', { when: onDay('2024-07-01') })],
  })
  const ask = async (): Promise<number> => answer(await snapshotOf(city), { ...everything, q: 'beekeeping' }).total
  const tellAll = () =>
    hearOfChanges([
      {
        ecosystemId: city.ecosystemId,
        name: 'catalogue.listings-changed',
        about: { everything: false, opportunityIds: changed },
      },
    ])
  const changed: string[] = []
  expect(await ask()).toBe(0)
  const { version } = await snapshotOf(city)
  await save([draft], source)
  const rows = await city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('id').where('source_id', '=', source).execute(),
  )
  changed.push(...rows.map(({ id }) => id))
  await tellAll()
  expect(await ask()).toBe(1)
  expect((await snapshotOf(city)).version).toBeGreaterThan(version)
  await save([], source)
  await tellAll()
  expect(await ask()).toBe(0)
  clearShelf()
  const loading = snapshotOf(city)
  await save([draft], source)
  await tellAll()
  await loading
  expect(await ask()).toBe(1)
})

test('on the next day a snapshot of yesterday is not asked any more', async () => {
  await save([
    sampleDraft('b', { title: localText('en', 'Astronomy'), sessions: [sampleSession('b', { when: onDay(today) })] }),
  ])
  const ask = async (): Promise<number> => answer(await snapshotOf(city), { ...everything, q: 'astronomy' }).total
  clearShelf()
  expect(await ask()).toBe(1)
  city.clock.pass(24 * 3_600_000)
  expect(snapshotInMemory(city)).toBeNull()
  expect(await ask()).toBe(0)
})
