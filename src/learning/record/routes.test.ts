import { afterAll, beforeAll, expect, test } from 'vitest'
import { familiesSettings, suspendLink, vouchForGuardian } from '#commons/families'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { setBirth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { withBackgroundCheck } from '../../../tests/stage/with-background-check.ts'
import { takeFacts } from './commands/take-facts.ts'
import { factForm, type FactTold } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
let house: TestHouse
let museum: Id
let learner: Somebody
let host: Somebody
let facts: Id[]
const ask = (...asked: Parameters<ReturnType<typeof asking>>) => asking(house)(...asked)

beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moss Museum', kind: 'museum' }), system, city)).id
  learner = await signedIn(house, 'Wren Example', [['learner', null]])
  host = await withBackgroundCheck(await signedIn(house, 'Rook Example', [['host', museum]]), city)
  const about = { id: 'robots', kind: 'workshop', title: localText('en', 'Robots for all'), themes: ['technology'] }
  const at = Date.parse('2026-06-13T09:00:00Z')
  const told = { learner: { id: learner.person }, at, organisationId: museum, about, source: 'participation' } as const
  const story: FactTold[] = [
    { ...told, kind: 'confirmed', how: 'system', at: at - 86_400_000, originalId: '1' },
    {
      ...told,
      kind: 'attended',
      untilAt: at + 5_400_000,
      how: 'roster',
      originalId: '2',
      causes: [{ originalId: '1' }],
    },
    {
      ...told,
      kind: 'awarded',
      how: 'system',
      originalId: '3',
      about: { ...about, id: 'b1', kind: 'badge', title: localText('en', 'Robot builder') },
      causes: [{ originalId: '2' }],
    },
  ]
  const taken = must(
    await takeFacts(
      story.map((one) => factForm.parse(one)),
      system,
      city,
    ),
  )
  facts = taken.map((one) => must(one).factId)
})
afterAll(() => house.close())

test('a learner reads the record by season, and each fact opens to its causes and effects', async () => {
  const page = (await ask('GET', '/me/record', learner.cookie)).body
  expect(page).toMatch(/Summer 2026/)
  for (const words of ['Robot builder', 'Moss Museum', '1 hour 30 minutes', 'Technology']) expect(page).toContain(words)
  // On paper it says whose it is, and of which day.
  expect(page).toMatch(/Wren Example, as it stood on \w+ \d+, 2026/)
  const badge = (await ask('GET', `/me/record/${facts[2]}`, learner.cookie)).body
  expect(badge).toContain(`/me/record/${facts[0]}"`)
  expect(badge).toContain(`/me/record/${facts[1]}"`)
  const place = (await ask('GET', `/me/record/${facts[0]}`, learner.cookie)).body
  expect(place).toContain('Robot builder')
  const table = await ask('GET', '/me/record.csv', learner.cookie)
  expect(table.headers['content-type']).toContain('text/csv')
  expect(table.body.split('\r\n')).toHaveLength(5)
})

test('a guardian of today sees what the child sees but what is private; nobody else finds a record at all', async () => {
  const { city } = house
  const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
  const [child, parent, other] = [
    await signedInChild(),
    await signedIn(house, 'Linden Example', [['guardian', null]]),
    await signedIn(house, 'Hazel Example', [['guardian', null]]),
  ]
  const link = {
    childId: child.person,
    guardianId: parent.person,
    relation: 'mother',
    vouchingOrganisationId: null,
  } as const
  const { linkId } = must(await vouchForGuardian(link, { kind: 'operator', session: city.newId() }, city, place))
  const goal = async (words: string, visibility: string) =>
    ask('POST', '/me/record/goals', child.cookie, { words, visibility, once: city.newId() })
  expect((await goal('Sing in a choir', 'shared')).statusCode).toBe(303)
  expect((await goal('Become a pilot', 'private')).statusCode).toBe(303)
  const own = (await ask('GET', '/me/record', child.cookie)).body
  expect(own).toContain('Become a pilot')
  const secret = /record\/([0-9a-f-]{36})"[^>]*>Become a pilot/.exec(own)![1]!

  const path = `/me/family/${child.person}/record`
  const seen = (await ask('GET', path, parent.cookie)).body
  expect(seen).toContain('Sing in a choir')
  expect(seen).not.toMatch(/pilot|<textarea/)
  expect((await ask('GET', `${path}/${secret}`, parent.cookie)).statusCode).toBe(404)
  for (const stranger of [other, host, learner]) {
    expect((await ask('GET', path, stranger.cookie)).statusCode).toBe(404)
    expect((await ask('GET', `${path}/${secret}`, stranger.cookie)).statusCode).toBe(404)
    expect((await ask('GET', `/me/record/${secret}`, stranger.cookie)).statusCode).toBe(404)
  }
  expect((await ask('GET', path)).statusCode).toBe(401)
  must(await suspendLink({ linkId, because: 'conflict' }, { kind: 'operator', session: city.newId() }, city))
  expect((await ask('GET', path, parent.cookie)).statusCode).toBe(404)
})

/** Somebody whose guardian can be vouched for: under age. */
async function signedInChild(): Promise<Somebody> {
  const child = await signedIn(house, 'Finch 7', [['learner', null]])
  await house.city.transaction((tx) => setBirth(tx, child.person, { year: 2015, month: 4 }))
  return child
}

test('an own word is made private, said anew and taken back by its own page', async () => {
  const { city } = house
  await ask('POST', '/me/record/goals', learner.cookie, { words: 'Swim', visibility: 'shared', once: city.newId() })
  const idOf = (body: string, words: string) => new RegExp(`record/([0-9a-f-]{36})"[^>]*>${words}`).exec(body)![1]!
  const first = idOf((await ask('GET', '/me/record', learner.cookie)).body, 'Swim')
  const hidden = await ask('POST', `/me/record/${first}/visibility`, learner.cookie, {
    once: city.newId(),
    visibility: 'private',
  })
  const second = /record\/([0-9a-f-]{36})$/.exec(String(hidden.headers['location']))![1]!
  expect((await ask('GET', `/me/record/${second}`, learner.cookie)).body).toContain('Only for me')
  const said = await ask('POST', `/me/record/${second}/words`, learner.cookie, {
    once: city.newId(),
    words: 'Swim far',
  })
  const third = /record\/([0-9a-f-]{36})$/.exec(String(said.headers['location']))![1]!
  const back = await ask('POST', `/me/record/${third}/take-back`, learner.cookie, {
    once: city.newId(),
    why: 'Too cold',
  })
  expect(back.statusCode).toBe(303)
  expect((await ask('GET', `/me/record/${third}`, learner.cookie)).body).toContain('Too cold')
  expect((await ask('POST', `/me/record/${third}/take-back`, learner.cookie, { once: city.newId() })).statusCode).toBe(
    409,
  )
  expect((await ask('POST', '/me/record/goals', learner.cookie, { words: '', once: city.newId() })).statusCode).toBe(
    400,
  )
})

test('a learner asks to look again, the host of that house answers, and the correction stands in the record', async () => {
  const asked = await ask('POST', `/me/record/${facts[1]}/doubt`, learner.cookie, { words: 'I left early' })
  expect(asked.statusCode).toBe(303)
  expect((await ask('GET', `/me/record/${facts[1]}`, learner.cookie)).body).toContain('I left early')
  const list = (await ask('GET', '/me/doubts', host.cookie)).body
  expect(list).toContain('I left early')
  const doubt = /me\/doubts\/([0-9a-f-]{36})"/.exec(list)![1]!
  expect((await ask('GET', '/me/doubts', learner.cookie)).body).not.toContain('I left early')
  expect((await ask('POST', `/me/doubts/${doubt}`, host.cookie, {})).statusCode).toBe(400)
  // A refused answer keeps what was typed, and its address leads back to what waits.
  const long = { [`act-${doubt}`]: 'correct', [`minutes-${doubt}`]: '99999', [`answer-${doubt}`]: 'Some hours more' }
  expect((await ask('POST', `/me/doubts/${doubt}`, host.cookie, long)).body).toMatch(/99999[^]*Some hours more/)
  expect((await ask('GET', `/me/doubts/${doubt}`, host.cookie)).headers['location']).toMatch(/\/me\/doubts$/)
  const answer = { [`act-${doubt}`]: 'correct', [`minutes-${doubt}`]: '45', [`answer-${doubt}`]: 'Right, 45 minutes' }
  expect((await ask('POST', `/me/doubts/${doubt}`, learner.cookie, answer)).statusCode).toBe(404)
  expect((await ask('POST', `/me/doubts/${doubt}`, host.cookie, answer)).statusCode).toBe(303)
  const corrected = (await ask('GET', `/me/record/${facts[1]}`, learner.cookie)).body
  expect(corrected).toContain('Right, 45 minutes')
  expect((await ask('GET', '/me/record', learner.cookie)).body).toContain('45 minutes')
  // What followed from the visit follows from its correction.
  const correction = /record\/([0-9a-f-]{36})">See what stands now/.exec(corrected)![1]!
  expect((await ask('GET', `/me/record/${correction}`, learner.cookie)).body).toContain('Robot builder')
  const badge = (await ask('GET', `/me/record/${facts[2]}`, learner.cookie)).body
  expect(badge).toContain(`/me/record/${correction}"`)
  expect(badge).not.toContain(`/me/record/${facts[1]}"`)
})
