import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { erasePerson } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { sourceOf } from '../policy.ts'
import { loadRecord } from '../store/facts.ts'
import { factForm, type FactTold } from '../words.ts'
import { forgetRecord } from './forget-record.ts'
import { takeFacts } from './take-facts.ts'
import {
  system,
  city,
  museum,
  library,
  openRecord,
  learner,
  himself,
  leader,
  about,
  told,
  take,
  takeOne,
  taken,
  nameIn,
  recordOf,
  eventsAbout,
} from '../test-record.ts'

openRecord()

test('a fact is taken once, with its event; told again it is the same fact, told otherwise it is a conflict', async () => {
  const id = await learner()
  const fact = told(id)
  expect(await takeOne(fact)).toMatchObject({ ok: true, value: { isNew: true } })
  const [first] = await recordOf(id)
  expect(await takeOne(fact)).toEqual({ ok: true, value: { factId: first!.id, isNew: false } })
  // The same words in another order.
  expect(await takeOne(Object.fromEntries(Object.entries(fact).toReversed()) as FactTold)).toMatchObject({
    value: { isNew: false },
  })
  expect(await takeOne({ ...fact, minutes: 30 })).toEqual({ ok: false, refusal: 'record.conflict' })
  expect(await takeOne({ ...fact, learner: { id: await learner() } })).toMatchObject({ refusal: 'record.conflict' })
  expect(await recordOf(id)).toMatchObject([{ kind: 'attended', minutes: 60, about, causes: [] }])
  expect(await eventsAbout(id)).toEqual([
    {
      name: 'record.fact-taken',
      about: { factId: first!.id, learnerId: id, kind: 'attended', organisationId: museum, aboutId: 'robots' },
    },
  ])
})

test('a batch is told in one go: each fact answered for itself, causes by the source’s own ids, and safe to tell again', async () => {
  const id = await learner()
  const confirmed = told(id, { kind: 'confirmed', untilAt: null, how: 'system', originalId: 'place-1' })
  const came = told(id, { originalId: 'visit-1', causes: [{ originalId: 'place-1' }] })
  const stranger = told(city.newId(), { originalId: 'visit-2' })
  const follows = told(id, { originalId: 'visit-3', causes: [{ originalId: 'visit-2' }] })
  const answers = await take([confirmed, came, stranger, follows, came])
  expect(answers).toMatchObject([
    { value: { isNew: true } },
    { value: { isNew: true } },
    { refusal: 'record.not-here' },
    { refusal: 'record.cause-not-here' },
    { value: { isNew: false } },
  ])
  const [place, visit, ...rest] = await recordOf(id)
  expect([place!.kind, visit!.causes, rest]).toEqual(['confirmed', [place!.id], []])
  expect((await take([confirmed, came])).map((one) => one.ok && one.value.isNew)).toEqual([false, false])
  expect(await eventsAbout(id)).toHaveLength(2)
})

test('a thousand facts fit into one call and no more; two calls of the same at once write each once', async () => {
  const ids = [await learner(), await learner()]
  const facts = Array.from({ length: 1_000 }, (_, number) => told(ids[number % 2]!, { originalId: `many-${number}` }))
  const both = await Promise.all([take(facts), take(facts.toReversed())])
  const isNew = both.flat().filter((one) => one.ok && one.value.isNew)
  expect([isNew.length, both.flat().every(({ ok }) => ok)]).toEqual([1_000, true])
  expect(await recordOf(ids[0]!)).toHaveLength(500)
  const more = [...facts, told(ids[0]!)].map((one) => factForm.parse(one))
  expect(await takeFacts(more, system, city)).toEqual({
    ok: false,
    refusal: 'record.batch-too-large',
    facts: { limit: 1_000 },
  })
}, 30_000)

test('P3 an outside source knows a learner by a name of its own, and by no other', async () => {
  const id = await learner()
  const names = await Promise.all(['club.example', 'school.example'].map((source) => nameIn(source, id)))
  expect(new Set([...names, id]).size).toBe(3)
  expect(await nameIn('club.example', id)).toBe(names[0])
  const outside = told(id, { learner: { actor: names[0]! }, how: 'import', source: 'club.example', originalId: 'a1' })
  expect(await takeOne(outside)).toMatchObject({ ok: true })
  expect(await takeOne({ ...outside, originalId: 'a2', learner: { actor: names[1]! } })).toMatchObject({
    refusal: 'record.actor-unknown',
  })
  expect(await recordOf(id)).toMatchObject([{ how: 'import', source: 'club.example', confirmedBy: null }])
})

test('a learner tells what is their own to say, a host or educator what was seen at their house, and nobody more', async () => {
  const id = await learner()
  const own = {
    kind: 'aimed',
    untilAt: null,
    organisationId: null,
    about: null,
    how: 'own-word',
    source: 'own-word',
  } as const
  const goal = told(id, { ...own, words: 'Build a robot' })
  const seen = (organisation: Id) => told(id, { organisationId: organisation, source: sourceOf(organisation) })
  const host = await leader(museum)
  const lapsed = await leader(museum, { isCleared: false })
  const educator = await leader(library, { role: 'educator' })
  const courier = await leader(library, { role: 'courier' })
  for (const [fact, by] of [
    [goal, himself(id)],
    [seen(museum), host],
    [seen(library), educator],
  ] as const) {
    expect(await takeOne(fact, by)).toMatchObject({ ok: true })
  }
  for (const [fact, by] of [
    [{ ...goal, originalId: 'g2' }, himself(await learner())],
    [{ ...goal, originalId: 'g3' }, host],
    [seen(museum), himself(id)],
    [seen(museum), educator],
    [seen(museum), lapsed],
    [seen(library), courier],
    [seen(museum), { kind: 'visitor' }],
    [{ ...seen(museum), kind: 'awarded', untilAt: null }, host],
    [{ ...seen(museum), source: 'participation' }, host],
    [{ ...goal, originalId: 'g4', source: 'school.example' }, himself(id)],
  ] as const) {
    expect(await takeOne(fact, by)).toEqual({ ok: false, refusal: 'record.not-yours' })
  }
  const facts = await recordOf(id)
  expect(facts.map(({ kind, confirmedBy }) => [kind, confirmedBy])).toEqual([
    ['aimed', null],
    ['attended', host.kind === 'person' ? host.person : null],
    ['attended', educator.kind === 'person' ? educator.person : null],
  ])
})

test('two who lead at one house tell the same visit: it is one fact, and whoever was first stands for it', async () => {
  const id = await learner()
  const [first, second] = [await leader(museum), await leader(museum, { role: 'educator' })]
  const visit = told(id, { source: sourceOf(museum), originalId: `list 7 ${id}` })
  const factId = await taken(visit, first)
  expect(await takeOne(visit, second)).toEqual({ ok: true, value: { factId, isNew: false } })
  expect(await takeOne({ ...visit, minutes: 20 }, second)).toMatchObject({ refusal: 'record.conflict' })
  const both = told(id, { source: sourceOf(museum), originalId: `list 8 ${id}` })
  const atOnce = await Promise.all([takeOne(both, first), takeOne(both, second)])
  expect(atOnce.map((one) => one.ok && one.value.isNew).toSorted()).toEqual([false, true])
  expect(new Set(atOnce.map((one) => one.ok && one.value.factId)).size).toBe(1)
  const [standing] = await recordOf(id)
  expect(standing!.confirmedBy).toBe(first.kind === 'person' ? first.person : null)
  // A house that only knows the other's name for it tells nothing there.
  expect(await takeOne(visit, await leader(library))).toMatchObject({ refusal: 'record.not-yours' })
})

test('P19 an erased person’s facts go with them, whole, and nobody writes any more', async () => {
  const id = await learner()
  const name = await nameIn('club.example', id)
  const first = await taken(told(id))
  await taken(told(id, { kind: 'completed', untilAt: null, causes: [{ id: first }] }))
  await expect(forgetRecord(id, system, city)).rejects.toThrow(/only grows/)
  expect(await recordOf(id)).toHaveLength(2)
  await erasePerson(id, system, city, city.database)
  await forgetRecord(id, system, city)
  await forgetRecord(id, system, city)
  expect(await recordOf(id)).toEqual([])
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform_outbox
    where name = 'record.record-forgotten' and about ->> 'personId' = ${id}`.execute(city.database.reader)
  expect(rows).toEqual([{ count: 1 }])
  expect(await takeOne(told(id))).toMatchObject({ refusal: 'record.not-here' })
  const outside = told(id, { learner: { actor: name }, how: 'import', source: 'club.example' })
  expect(await takeOne(outside)).toMatchObject({ refusal: 'record.actor-unknown' })
})

test('another place’s learner is nobody here', async () => {
  const elsewhere = await city.database.addCity('elsewhere')
  const stranger = await learner(elsewhere)
  expect(await takeOne(told(stranger, { organisationId: null }))).toMatchObject({ refusal: 'record.not-here' })
  const mine = await learner()
  await taken(told(mine))
  expect(await elsewhere.reading((tx) => loadRecord(tx, mine))).toEqual([])
})
