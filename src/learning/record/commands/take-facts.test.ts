import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, erasePerson, giveRole, recordClearance } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { sourceOf } from '../policy.ts'
import { loadRecord } from '../store/facts.ts'
import { factForm, type FactTold } from '../words.ts'
import { forgetRecord } from './forget-record.ts'
import { nameForSource } from './name-for-source.ts'
import { takeFacts } from './take-facts.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const hour = 3_600_000
const at = Date.parse('2026-06-13T09:00:00Z')
let city: TestCity
let museum: Id
let library: Id
beforeAll(async () => {
  city = await testCity()
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moss Museum', kind: 'museum' }), system, city)).id
  library = must(
    await addOrganisation(organisationForm.parse({ name: 'Fern Library', kind: 'library' }), system, city),
  ).id
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const learner = async (here: City = city): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Wren Example', birth: { year: 2014, month: 4 } }, system, here)).personId
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [{ role: 'learner', organisation: null }] })

/** Somebody who leads at a house and has shown what the place asks for. */
async function leader(organisation: Id, { role = 'host' as Role, isCleared = true } = {}): Promise<Actor> {
  const { personId: person } = must(
    await enrolPerson({ displayName: 'Rook Example', birth: { year: 1985, month: 2 } }, system, city),
  )
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: person, role, organisationId: organisation, ...days }, system, city))
  const shown = {
    kind: 'background-check',
    number: '1',
    authority: 'Registry',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  }
  const form = clearanceForm.parse({ personId: person, ...shown })
  if (isCleared) must(await recordClearance({ form, today: '2026-06-17' as Day }, system, city))
  return { kind: 'person', person, roles: [{ role, organisation }] }
}

const about = { id: 'robots', kind: 'workshop', title: localText('en', 'Robots'), themes: ['technology'], minutes: 90 }
const told = (id: Id, more: Partial<FactTold> = {}): FactTold => ({
  learner: { id },
  kind: 'attended',
  at,
  untilAt: at + hour,
  organisationId: museum,
  how: 'roster',
  about,
  source: 'participation',
  originalId: city.newId(),
  ...more,
})
const take = async (facts: readonly FactTold[], by: Actor = system) =>
  must(
    await takeFacts(
      facts.map((one) => factForm.parse(one)),
      by,
      city,
    ),
  )
const takeOne = async (fact: FactTold, by: Actor = system) => (await take([fact], by))[0]!
const taken = async (fact: FactTold, by: Actor = system): Promise<Id> => must(await takeOne(fact, by)).factId
const nameIn = async (source: string, learnerId: Id) => must(await nameForSource({ learnerId, source }, system, city))
const recordOf = (id: Id) => city.reading((tx) => loadRecord(tx, id))
const eventsAbout = async (learnerId: Id) => {
  const { rows } = await sql<{ name: string; about: object }>`
    select name, about from platform_outbox where about ->> 'learnerId' = ${learnerId} order by seq`.execute(
    city.database.reader,
  )
  return rows
}
const refusedByDatabase = async (work: ReturnType<typeof sql>) =>
  city
    .transaction((tx) => work.execute(tx))
    .then(
      () => 'done',
      (fault: Error) => fault.message,
    )

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

test('a correction and a withdrawal are new facts; what is amended stays, and is amended once', async () => {
  const id = await learner()
  const host = await leader(museum)
  const visit = told(id, { source: sourceOf(museum) })
  const factId = await taken(visit, host)
  const corrected = told(id, {
    source: sourceOf(museum),
    untilAt: at + 2 * hour,
    amends: { factId, as: 'correction', why: 'They stayed an hour longer' },
  })
  expect(await takeOne(corrected, await leader(library))).toMatchObject({ refusal: 'record.not-yours' })
  const correction = await taken(corrected, host)
  const twice = { ...corrected, originalId: 'again' }
  expect(await takeOne(twice, host)).toMatchObject({ refusal: 'record.amended-already' })
  expect(await takeOne({ ...twice, learner: { id: await learner() } }, host)).toMatchObject({
    refusal: 'record.amends-not-here',
  })
  const gone = {
    ...corrected,
    originalId: 'gone',
    amends: { factId: correction, as: 'withdrawal', why: 'Not there' } as const,
  }
  const withdrawal = await taken(gone, host)
  expect(await recordOf(id)).toMatchObject([
    { id: factId, minutes: 60, amends: null },
    { id: correction, minutes: 120, amends: { factId, as: 'correction' } },
    { id: withdrawal, minutes: 120, amends: { factId: correction, as: 'withdrawal', why: 'Not there' } },
  ])
  expect((await eventsAbout(id)).map(({ name }) => name)).toEqual([
    'record.fact-taken',
    'record.fact-corrected',
    'record.fact-withdrawn',
  ])
})

test('two corrections of one fact at the same moment: one is taken, the other is told', async () => {
  const id = await learner()
  const factId = await taken(told(id))
  const amends = { factId, as: 'correction', why: 'A slip' } as const
  const both = await Promise.all([takeOne(told(id, { amends })), takeOne(told(id, { amends }))])
  expect(both.map((one) => (one.ok ? 'taken' : one.refusal)).toSorted()).toEqual(['record.amended-already', 'taken'])
})

test('the database itself refuses to edit, to empty, to remove, and to make a cause of what came later', async () => {
  const id = await learner()
  const [early, late, other] = [await taken(told(id)), await taken(told(id)), await taken(told(await learner()))]
  expect(await refusedByDatabase(sql`update record_facts set minutes = 1 where id = ${early}`)).toMatch(
    /permission denied/,
  )
  expect(await refusedByDatabase(sql`delete from record_facts where id = ${early}`)).toMatch(/only grows/)
  const owner = await city.database.connect('tests')
  for (const statement of [
    `update record_facts set minutes = 1`,
    'truncate record_facts cascade',
    `delete from record_facts`,
  ]) {
    await owner.query('begin')
    await owner.query(`select set_config('hedgerow.ecosystem', '${city.ecosystemId}', true)`)
    await expect(owner.query(statement)).rejects.toThrow(/only grows/)
    await owner.query('rollback')
  }
  await owner.end()
  const cause = (fact: Id, of: Id) =>
    sql`insert into record_causes (ecosystem_id, learner_id, fact_id, cause_id)
      values (platform_ecosystem(), ${id}, ${fact}, ${of})`
  expect(await refusedByDatabase(cause(early, late))).toMatch(/before its effect/)
  expect(await refusedByDatabase(cause(early, early))).toMatch(/before its effect/)
  expect(await refusedByDatabase(cause(late, other))).toMatch(/foreign key|before its effect/)
  expect(await recordOf(id)).toHaveLength(2)
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
