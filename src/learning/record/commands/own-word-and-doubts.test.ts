import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, recordClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { recordForGuardian, recordInFull } from '../queries/record-in-full.ts'
import { recordAsItStands } from '../rules/record-as-it-stands.ts'
import { loadRecord } from '../store/facts.ts'
import { answerForm, factForm, goalForm, type FactTold } from '../words.ts'
import { answerDoubt } from './answer-doubt.ts'
import { askForCorrection, takeBackDoubt } from './ask-for-correction.ts'
import { takeFacts } from './take-facts.ts'
import { rewriteOwnWord, takeBackOwnWord, writeGoal } from './tell-own-word.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const at = Date.parse('2026-06-13T09:00:00Z')
let city: TestCity
let museum: Id
let host: Actor
beforeAll(async () => {
  city = await testCity()
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moss Museum', kind: 'museum' }), system, city)).id
  const person = await enrolled(1985)
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: person, role: 'host', organisationId: museum, ...days }, system, city))
  const shown = { kind: 'background-check', number: '1', authority: 'R', jurisdiction: 'XX', issuedOn: '2026-01-01' }
  const form = clearanceForm.parse({ personId: person, ...shown, authority: 'Registry' })
  must(await recordClearance({ form, today: '2026-06-17' as Day }, system, city))
  host = { kind: 'person', person, roles: [{ role: 'host', organisation: museum }] }
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const enrolled = async (year = 2014): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Wren Example', birth: { year, month: 4 } }, system, city)).personId
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const goal = (words: string, visibility = 'shared', once = city.newId()) => goalForm.parse({ words, visibility, once })
const write = (person: Id, form: ReturnType<typeof goal>) => writeGoal({ form, language: 'en' }, himself(person), city)
const visit = async (person: Id, more: Partial<FactTold> = {}): Promise<Id> => {
  const told = factForm.parse({
    learner: { id: person },
    kind: 'attended',
    at,
    untilAt: at + 3_600_000,
    organisationId: museum,
    how: 'roster',
    about: { id: 'robots', kind: 'workshop', title: localText('en', 'Robots') },
    source: 'participation',
    originalId: city.newId(),
    ...more,
  })
  return must(must(await takeFacts([told], system, city))[0]!).factId
}
const standing = async (person: Id) =>
  recordAsItStands(await city.reading((tx) => loadRecord(tx, person))).map(({ fact, state }) => [
    state,
    fact.words ?? fact.minutes,
    fact.visibility,
  ])
const eventsNaming = async (key: string, id: Id) => {
  const { rows } = await sql<{ name: string; about: object }>`
    select name, about from platform_outbox where about ->> ${key} = ${id} order by seq`.execute(city.database.reader)
  return rows
}

test('a goal is written once however often the button is pressed, said anew, made private, and taken back', async () => {
  const person = await enrolled()
  const form = goal('Build a robot')
  const { factId } = must(await write(person, form))
  expect(await write(person, form)).toEqual({ ok: true, value: { factId, isNew: false } })
  const again = { factId, words: 'Build two robots', why: 'More', once: city.newId() }
  const second = must(await rewriteOwnWord(again, himself(person), city))
  expect(await rewriteOwnWord(again, himself(person), city)).toEqual({ ok: true, value: { ...second, isNew: false } })
  const hidden = { factId: second.factId, visibility: 'private', why: 'Mine', once: city.newId() } as const
  const third = must(await rewriteOwnWord(hidden, himself(person), city))
  const gone = { factId: third.factId, why: 'No more', once: city.newId() }
  must(await takeBackOwnWord(gone, himself(person), city))
  expect(await takeBackOwnWord({ ...gone, once: city.newId() }, himself(person), city)).toMatchObject({
    refusal: 'record.amended-already',
  })
  expect(await standing(person)).toEqual([
    ['corrected', 'Build a robot', 'shared'],
    ['corrected', 'Build two robots', 'shared'],
    ['withdrawn', 'Build two robots', 'private'],
  ])
  const events = await eventsNaming('learnerId', person)
  expect(events.map(({ name }) => name)).toEqual([
    'record.fact-taken',
    'record.fact-corrected',
    'record.fact-corrected',
    'record.fact-withdrawn',
  ])
  expect(JSON.stringify(events)).not.toMatch(/robot/i)
})

test('nobody else changes or takes back an own word, nor the learner what others wrote', async () => {
  const [person, other] = [await enrolled(), await enrolled()]
  const { factId } = must(await write(person, goal('Sing')))
  const ask = { factId, why: 'x', once: city.newId() }
  for (const by of [himself(other), host, { kind: 'visitor' } as const]) {
    expect(await takeBackOwnWord(ask, by, city)).toMatchObject({ refusal: 'record.not-here' })
    expect(await rewriteOwnWord({ ...ask, words: 'Dance' }, by, city)).toMatchObject({ refusal: 'record.not-here' })
  }
  const theirs = await visit(person)
  expect(await takeBackOwnWord({ ...ask, factId: theirs }, himself(person), city)).toMatchObject({
    refusal: 'record.not-yours',
  })
  expect(await standing(person)).toHaveLength(2)
})

test('P18 the own copy holds all of it; a guardian’s is without what the child keeps private', async () => {
  const person = await enrolled()
  await write(person, goal('Be a pilot', 'private'))
  await write(person, goal('Swim'))
  await visit(person)
  const own = await recordInFull(person, city)
  expect(own.facts.map(({ words }) => words)).toEqual(['Be a pilot', 'Swim', null])
  const seen = await recordForGuardian(person, city)
  expect(seen.facts.map(({ kind, words }) => [kind, words])).toEqual([
    ['aimed', 'Swim'],
    ['attended', null],
  ])
  expect(JSON.stringify(seen)).not.toContain('pilot')
})

test('a learner asks for a correction once; a host looks, corrects the time, and both are told by the fact itself', async () => {
  const person = await enrolled()
  const factId = await visit(person)
  const ask = { factId, form: { words: 'I was there two hours' } }
  const { doubtId } = must(await askForCorrection(ask, himself(person), city))
  expect(await askForCorrection(ask, himself(person), city)).toMatchObject({ refusal: 'record.asked-already' })
  expect(await askForCorrection(ask, himself(await enrolled()), city)).toMatchObject({ refusal: 'record.not-here' })
  const answer = { doubtId, form: answerForm.parse({ act: 'correct', minutes: '120', answer: 'The list says so' }) }
  const elsewhere: Actor = {
    ...(host as Extract<Actor, { kind: 'person' }>),
    roles: [{ role: 'host', organisation: city.newId() }],
  }
  for (const by of [elsewhere, himself(person), { kind: 'visitor' } as const]) {
    expect(await answerDoubt(answer, by, city)).toMatchObject({ refusal: 'record.not-here' })
  }
  must(await answerDoubt(answer, host, city))
  expect(await answerDoubt(answer, host, city)).toMatchObject({ refusal: 'record.doubt-settled' })
  expect(await standing(person)).toEqual([
    ['corrected', 60, 'shared'],
    ['stands', 120, 'shared'],
  ])
  expect((await eventsNaming('doubtId', doubtId)).map(({ name }) => name)).toEqual([
    'record.correction-asked',
    'record.doubt-settled',
  ])
  expect((await recordInFull(person, city)).doubts).toMatchObject([{ settledAs: 'amended' }])
})

test('a doubt can be left with a reason, answered by a withdrawal, or taken back', async () => {
  const person = await enrolled()
  const doubtOf = async (factId: Id) =>
    must(await askForCorrection({ factId, form: { words: 'Not so' } }, himself(person), city)).doubtId
  const first = await doubtOf(await visit(person))
  must(await answerDoubt({ doubtId: first, form: { act: 'leave', answer: 'The card was scanned' } }, host, city))
  const second = await doubtOf(await visit(person))
  must(await answerDoubt({ doubtId: second, form: { act: 'withdraw', answer: 'Another Wren' } }, host, city))
  const third = await doubtOf(await visit(person))
  must(await takeBackDoubt({ doubtId: third }, himself(person), city))
  must(await takeBackDoubt({ doubtId: third }, himself(person), city))
  expect(await takeBackDoubt({ doubtId: first }, himself(person), city)).toMatchObject({
    refusal: 'record.doubt-settled',
  })
  expect(await takeBackDoubt({ doubtId: third }, host, city)).toMatchObject({ refusal: 'record.not-here' })
  const { doubts } = await recordInFull(person, city)
  const settled = [first, second, third].map((id) => doubts.find((doubt) => doubt.id === id))
  expect(settled).toMatchObject([
    { settledAs: 'left', answer: 'The card was scanned' },
    { settledAs: 'amended' },
    { settledAs: 'taken-back' },
  ])
  expect((await standing(person)).map(([state]) => state)).toEqual(['stands', 'withdrawn', 'stands'])
})

test('time is corrected only where there is time; what the house wrote, or the learner, is not asked of a host', async () => {
  const person = await enrolled()
  const done = await visit(person, { kind: 'completed', untilAt: null })
  const { doubtId } = must(await askForCorrection({ factId: done, form: { words: 'No' } }, himself(person), city))
  const form = answerForm.parse({ act: 'correct', minutes: '5', answer: 'Five' })
  expect(await answerDoubt({ doubtId, form }, host, city)).toMatchObject({ refusal: 'record.only-time-is-corrected' })
  const badge = await visit(person, { kind: 'awarded', untilAt: null, how: 'system' })
  const own = must(await write(person, goal('Sing'))).factId
  const ask = (factId: Id) => askForCorrection({ factId, form: { words: 'No' } }, himself(person), city)
  expect([await ask(badge), await ask(own)]).toMatchObject([
    { refusal: 'record.not-yours' },
    { refusal: 'record.own-word' },
  ])
})
