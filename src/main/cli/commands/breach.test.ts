import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { looksAt, looksInChain } from '#platform/looks/looks-at.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { keepBreach } from '../../privacy/breach/keep-breach.ts'
import { loadBreaches } from '../../privacy/breach/store.ts'
import { command } from './breach.ts'

const system: Actor = { kind: 'system', because: 'a test' }
let house: TestHouse
let wren: Id, rook: Id
beforeAll(async () => {
  house = await openTestHouse()
  const enrol = async (displayName: string, birth: { year: number; month: number } | null): Promise<Id> => {
    const made = await enrolPerson({ displayName, birth, language: 'de' }, system, house.city)
    if (!made.ok) throw new Error(made.refusal)
    return made.value.personId
  }
  wren = await enrol('Wren Example', { year: 2015, month: 3 })
  rook = await enrol('Rook Example', null)
})
afterAll(() => house.close())

/** What the terminal shows. */
const breach = async (words: readonly string[], options: Record<string, string> = {}): Promise<string> => {
  const lines: string[] = []
  const given = { config: house.installation.config, open: () => Promise.resolve(house.installation) }
  await command.run({ words, options }, { ...given, tell: (line) => void lines.push(line) })
  return lines.join('\n')
}
const span = { from: '2026-06-17T10:00', until: '2026-06-17T12:00' }

test('P21 who was affected by a field in a time, as CSV; each of them finds that an operator looked', async () => {
  const before = await looksAt(rook, house.city)
  const list = await breach(['somewhere'], { ...span, fields: 'people_persons.birth_year' })
  expect(list.split('\r\n')).toEqual(['person,name,language', `${wren},Wren Example,de`])
  expect(await looksAt(wren, house.city)).toMatchObject([
    { byKind: 'operator', what: 'people.entry', because: 'answering-a-breach' },
  ])
  expect(await looksAt(rook, house.city)).toEqual(before)
})

test('P21 at whom somebody looked without need in that time', async () => {
  const by: Actor = { kind: 'person', person: house.city.newId(), roles: [] }
  await noteLook({ by, about: [rook], what: 'families.child', because: 'at-the-desk' }, house.city)
  const [look] = await looksInChain({ by: by.person, most: 1 }, house.city)
  const asked = { from: '2026-06-17T11:00', until: '2026-06-17T11:00', look: String(look!.seq) }
  expect(await breach(['somewhere'], asked)).toBe(`person,name,language\r\n${rook},Rook Example,de`)
  expect(await breach(['somewhere'], { ...asked, from: '2026-06-17T10:58', until: '2026-06-17T10:59' })).toBe(
    'person,name,language',
  )
})

test('P21 what is written down is listed with its clock, and its list comes by its id', async () => {
  expect(await breach(['somewhere'])).toBe('Nothing is known to have got out.')
  const now = house.city.now()
  const times = { knownAt: now, fromAt: now, untilAt: now }
  const one = { ...times, fields: ['people_persons'], lookerId: null, summary: 'A copy was left on a train' }
  const kept = await keepBreach(one, { kind: 'operator', session: house.city.newId() }, house.city)
  if (!kept.ok) throw new Error(kept.refusal)
  const { breachId } = kept.value
  expect(await breach(['somewhere'])).toBe(`${breachId}  2026-06-17T11:00  72 hours left  A copy was left on a train`)
  expect((await breach(['somewhere', breachId])).split('\r\n')).toHaveLength(3)
  expect(await house.city.reading((tx) => loadBreaches(tx))).toHaveLength(1)
})

test('the register is listed, so that a field can be named', async () => {
  expect(await breach(['fields'])).toContain('\n  people_persons.birth_year\n')
})

test.each([
  [['nowhere'], {}, 'There is no ecosystem "nowhere".'],
  [['somewhere', 'x'], {}, 'No breach x is written down in "somewhere".'],
  [['somewhere'], { ...span, fields: 'people_persons,secrets' }, /^--fields names a field that the register does not/],
  [['somewhere'], { fields: 'people_persons' }, /^--from is a day and a time.*\n--until is a day and a time/],
  [['somewhere'], { ...span, until: '2026-06-16T00:00', fields: 'people_ways' }, '--until can not be before --from.'],
  [['somewhere'], { ...span, look: '99' }, /^--look is the number of a row/],
  [['somewhere'], span, /^--fields names at least one field/],
])('asked %j %j it says in a sentence what is missing, and nobody was looked at', async (words, options, sentence) => {
  const before = await looksInChain({ most: 100 }, house.city)
  await expect(breach(words, options)).rejects.toThrow(sentence)
  expect(await looksInChain({ most: 100 }, house.city)).toEqual(before)
})
