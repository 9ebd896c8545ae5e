import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { loadSteps } from '../store/cases.ts'
import type { DecisionForm, Gate, Stage } from '../words.ts'
import { changeGate } from './change-gate.ts'
import { decideCase } from './decide-case.ts'
import { endSeat, giveSeat } from './give-seat.ts'
import { keepBody } from './keep-body.ts'
import { openCase } from './open-case.ts'
import { passDeadlines } from './pass-deadlines.ts'
import { remindOfDeadlines } from './remind-of-deadlines.ts'
import { reverseCase } from './reverse-case.ts'
import { withdrawCase } from './withdraw-case.ts'
import { withdrawDecision } from './withdraw-decision.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const house: Actor = { kind: 'system', because: 'a proposal' }
const today = '2026-06-17' as Day
const act = 'organisations.join'
const yes: DecisionForm = { answer: 'yes', reason: '', checked: [] }
const no: DecisionForm = { answer: 'no', reason: 'No insurance.', checked: [] }

let city: TestCity
let body: Id
let people: Actor[]

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
beforeAll(async () => {
  city = await testCity()
  const form = { name: localText('en', 'Council'), purpose: localText('en', 'Decides who joins.'), quorum: 2 }
  body = must(await keepBody({ bodyId: null, form }, office, city)).id
  people = []
  for (const name of ['Ash', 'Birch', 'Cedar']) {
    const { personId } = must(await enrolPerson({ displayName: name }, office, city))
    must(await giveSeat({ bodyId: body, kind: 'sector', personId, fromOn: today, untilOn: null }, office, city))
    people.push({ kind: 'person', person: personId, roles: [] })
  }
})
afterAll(() => city.close())

const council = (edit: Partial<Stage> = {}): Stage => ({
  by: { kind: 'body', bodyId: body },
  yes: 2,
  no: 2,
  checklist: [],
  ...edit,
})
const setGate = async (gate: Gate) => must(await changeGate({ act, gate }, office, city))
const opened = async (edit: { organisationIds?: Id[]; applicantId?: Id } = {}) => {
  const proposal = {
    act,
    proposalId: city.newId(),
    title: 'Moth Museum',
    organisationIds: [],
    applicantId: null,
    ...edit,
  }
  return must(await openCase(proposal, house, city))
}
const decides = (caseId: Id, person: number, form: DecisionForm) =>
  decideCase({ caseId, form, today }, people[person]!, city)
const eventsOf = async (caseId: Id): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'caseId' = ${caseId} order by seq`.execute(city.database.reader)
  return rows.map(({ name }) => name)
}

test('an open gate takes effect with the opening, and a second telling opens nothing', async () => {
  await setGate({ kind: 'open' })
  const one = await opened()
  expect(one).toMatchObject({ state: 'in-effect' })
  const again = await openCase(one, house, city)
  expect(must(again).id).toBe(one.id)
  expect(await eventsOf(one.id)).toEqual(['governance.case-opened', 'governance.case-decided'])
})

test('two of three decide, each once; the third comes too late', async () => {
  await setGate({ kind: 'review', review: council(), deadline: null })
  const one = await opened()
  expect(must(await decides(one.id, 0, yes)).state).toBe('waiting')
  expect(await decides(one.id, 0, yes)).toMatchObject({ refusal: 'governance.decided-already' })
  expect(must(await decides(one.id, 1, yes)).state).toBe('in-effect')
  expect(await decides(one.id, 2, no)).toMatchObject({ refusal: 'governance.closed' })
  expect(await eventsOf(one.id)).toEqual([
    'governance.case-opened',
    'governance.decision-given',
    'governance.decision-given',
    'governance.case-decided',
  ])
})

test('two who decide at the same moment close it once', async () => {
  const one = await opened()
  await Promise.all([decides(one.id, 0, yes), decides(one.id, 1, yes), decides(one.id, 2, yes)])
  expect((await eventsOf(one.id)).filter((name) => name === 'governance.case-decided')).toHaveLength(1)
})

test('nobody decides about an organisation they work for, nor about themselves; a stranger and the office do not at all', async () => {
  const museum = city.newId()
  const [ash, birch] = people as [Actor & { kind: 'person' }, Actor & { kind: 'person' }]
  const one = await opened({ organisationIds: [museum], applicantId: birch.person })
  const guide: Actor = { ...ash, roles: [{ role: 'host', organisation: museum }] }
  const ask = { caseId: one.id, form: yes, today }
  expect(await decideCase(ask, guide, city)).toMatchObject({ refusal: 'governance.tied-organisation' })
  expect(await decideCase(ask, birch, city)).toMatchObject({ refusal: 'governance.tied-self' })
  const stranger: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'steward', organisation: museum }] }
  expect(await decideCase(ask, stranger, city)).toMatchObject({ refusal: 'governance.not-yours' })
  expect(await decideCase(ask, office, city)).toMatchObject({ refusal: 'governance.not-yours' })
  expect(await openCase({ ...one, proposalId: city.newId() }, stranger, city)).toMatchObject({
    refusal: 'governance.not-yours',
  })
})

test('a decision taken back takes the effect with it, and says why in public', async () => {
  const one = await opened()
  must(await decides(one.id, 0, yes))
  must(await decides(one.id, 1, yes))
  const back = (note: string) => withdrawDecision({ caseId: one.id, note }, people[1]!, city)
  expect(await back('')).toMatchObject({ refusal: 'governance.needs-a-note' })
  expect(must(await back('The insurance ended in May.')).state).toBe('reversed')
  expect(await back('The insurance ended in May.')).toMatchObject({ refusal: 'governance.not-decided' })
  expect((await eventsOf(one.id)).slice(-2)).toEqual(['governance.decision-withdrawn', 'governance.case-reversed'])
  const steps = await city.reading((tx) => loadSteps(tx, one.id))
  expect(steps.at(-1)).toMatchObject({ from: 'in-effect', to: 'reversed', note: 'The insurance ended in May.' })
})

test('while a case waits whoever took a decision back may decide anew', async () => {
  const one = await opened()
  must(await decides(one.id, 0, no))
  must(await withdrawDecision({ caseId: one.id, note: '' }, people[0]!, city))
  must(await decides(one.id, 0, yes))
  expect(must(await decides(one.id, 1, yes)).state).toBe('in-effect')
})

test('the office reverses an outcome with a public note, once; a job never does', async () => {
  const one = await opened()
  const ask = { caseId: one.id, note: 'The address was somebody else’s.' }
  expect(await reverseCase(ask, office, city)).toMatchObject({ refusal: 'governance.not-closed' })
  must(await decides(one.id, 0, no))
  must(await decides(one.id, 1, no))
  expect(await reverseCase(ask, house, city)).toMatchObject({ refusal: 'governance.office-only' })
  expect(await reverseCase({ ...ask, note: 'no' }, office, city)).toMatchObject({ refusal: 'governance.needs-a-note' })
  expect(must(await reverseCase(ask, office, city)).state).toBe('reversed')
  expect(await reverseCase(ask, office, city)).toMatchObject({ refusal: 'governance.not-closed' })
})

test('two stages: one recommends, the other approves, and nobody speaks in both', async () => {
  await setGate({
    kind: 'two-stage',
    recommend: { by: { kind: 'role', role: 'youth-reviewer' }, yes: 1, no: 1, checklist: [] },
    approve: council({ yes: 2 }),
    deadline: null,
  })
  const one = await opened()
  expect(await decides(one.id, 0, yes)).toMatchObject({ refusal: 'governance.not-your-turn' })
  const youth: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'youth-reviewer', organisation: null }] }
  expect(must(await decideCase({ caseId: one.id, form: yes, today }, youth, city)).state).toBe('approving')
  must(await decides(one.id, 0, yes))
  expect(must(await decides(one.id, 1, yes)).state).toBe('in-effect')
})

test('a seat whose term has ended decides nothing, and a running case keeps its gate', async () => {
  await setGate({ kind: 'review', review: council({ yes: 1, no: 1 }), deadline: null })
  const one = await opened()
  await setGate({ kind: 'open' })
  const { personId } = must(await enrolPerson({ displayName: 'Dogwood' }, office, city))
  const seat = { bodyId: body, kind: 'youth' as const, personId, fromOn: '2026-01-01' as Day, untilOn: null }
  const { seatId } = must(await giveSeat(seat, office, city))
  expect(await giveSeat(seat, office, city)).toMatchObject({ refusal: 'governance.seat-taken' })
  must(await endSeat({ seatId, lastOn: '2026-06-16' as Day }, office, city))
  const dogwood: Actor = { kind: 'person', person: personId, roles: [] }
  const ask = { caseId: one.id, form: yes, today }
  expect(await decideCase(ask, dogwood, city)).toMatchObject({ refusal: 'governance.not-yours' })
  expect(must(await decides(one.id, 0, yes)).state).toBe('waiting')
  expect(must(await decides(one.id, 1, yes)).state).toBe('in-effect')
})

test('a deadline passes exactly once, whatever it means', async () => {
  for (const [whenPassed, state, event] of [
    ['lapse', 'lapsed', 'governance.case-lapsed'],
    ['take-effect', 'in-effect', 'governance.case-decided'],
  ] as const) {
    await setGate({ kind: 'review', review: council(), deadline: { days: 14, whenPassed } })
    const one = await opened()
    expect(await passDeadlines(city)).toBe(0)
    const later: TestCity = { ...city, now: () => (one.openedAt + 14 * 86_400_000) as never }
    const both = await Promise.all([passDeadlines(later), passDeadlines(later)])
    expect(both[0]! + both[1]!).toBe(1)
    expect(await passDeadlines(later)).toBe(0)
    const steps = await city.reading((tx) => loadSteps(tx, one.id))
    expect(steps.at(-1)).toMatchObject({ to: state })
    expect((await eventsOf(one.id)).filter((name) => name === event)).toHaveLength(1)
  }
})

test('a day before its deadline a case is told of once, a short one at half of its time, a closed one never', async () => {
  const reminded = async (id: Id) => (await eventsOf(id)).filter((name) => name === 'governance.case-due-soon').length
  const hour = 3_600_000
  for (const [days, firstHours] of [
    [14, 13 * 24],
    [1, 12],
  ] as const) {
    await setGate({ kind: 'review', review: council({ no: 1 }), deadline: { days, whenPassed: 'lapse' } })
    const [one, closed] = [await opened(), await opened()]
    must(await decides(closed.id, 0, no))
    const after = (hours: number): TestCity => ({ ...city, now: () => (one.openedAt + hours * hour) as never })
    await remindOfDeadlines(after(firstHours - 1))
    expect(await reminded(one.id)).toBe(0)
    await Promise.all([remindOfDeadlines(after(firstHours)), remindOfDeadlines(after(firstHours))])
    expect(await remindOfDeadlines(after(firstHours + 1))).toBe(0)
    expect([await reminded(one.id), await reminded(closed.id)]).toEqual([1, 0])
    const late = await opened()
    await remindOfDeadlines({ ...city, now: () => late.deadlineAt! })
    expect(await reminded(late.id)).toBe(0)
    await passDeadlines({ ...city, now: () => late.deadlineAt! })
  }
})

test('a place that wants no reminders has none', async () => {
  await setGate({ kind: 'review', review: council(), deadline: { days: 1, whenPassed: 'lapse' } })
  const one = await opened()
  const set = (settings: string) =>
    city.transaction((tx) => sql`update ecosystems set settings = ${settings}::jsonb`.execute(tx))
  const later: TestCity = { ...city, now: () => (one.openedAt + 13 * 3_600_000) as never }
  await set('{"messages":{"remindHours":0}}')
  expect(await remindOfDeadlines(later)).toBe(0)
  await set('{}')
  expect(await remindOfDeadlines(later)).toBe(1)
})

test('who asks no longer ends the case; a case that has ended stays as it is', async () => {
  await setGate({ kind: 'review', review: council(), deadline: null })
  const one = await opened()
  expect(must(await withdrawCase(one, house, city)).state).toBe('withdrawn')
  expect(must(await withdrawCase(one, house, city)).state).toBe('withdrawn')
  expect(await eventsOf(one.id)).toEqual(['governance.case-opened', 'governance.case-withdrawn'])
})

test('gates and bodies are the office’s, and a gate names only bodies that are here', async () => {
  const gate: Gate = { kind: 'review', review: council({ by: { kind: 'body', bodyId: city.newId() } }), deadline: null }
  expect(await changeGate({ act, gate }, office, city)).toMatchObject({ refusal: 'governance.not-here' })
  expect(await changeGate({ act: 'nobody.knows', gate }, office, city)).toMatchObject({
    refusal: 'governance.unknown-act',
  })
  expect(await changeGate({ act, gate: { kind: 'open' } }, people[0]!, city)).toMatchObject({
    refusal: 'governance.office-only',
  })
})

test('another ecosystem’s case is not here', async () => {
  const one = await opened()
  const elsewhere = await city.database.addCity('elsewhere')
  expect(await decideCase({ caseId: one.id, form: yes, today }, people[0]!, elsewhere)).toMatchObject({
    refusal: 'governance.not-here',
  })
})
