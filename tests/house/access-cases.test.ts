import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childAsSeen, familiesSettings, type Purpose } from '#commons/families'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Result } from '#kernel/result.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { openTestHouse, type TestHouse } from '../stage/open-test-house.ts'
import { signedIn } from '../stage/signed-in.ts'
import { peopleAroundAChild, type PeopleAroundAChild } from './access/people-around-a-child.ts'
import { filled, whos, type AccessCase, type Who } from './access/who.ts'
import { accessCases, ages, deciders } from './access-cases.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let house: TestHouse
let around: PeopleAroundAChild

beforeAll(async () => {
  house = await openTestHouse()
  around = await peopleAroundAChild(house)
})
afterAll(() => house.close())

const addressOf = (path: string): string =>
  `/somewhere${filled.reduce((address, word) => address.replaceAll(`:${word}`, around.ids[word]), path)}`

async function outcomeOf({ path, shows }: AccessCase, who: Who): Promise<string> {
  const ask = (accept: string) =>
    house.app.inject({ url: addressOf(path), headers: { host: 'localhost', cookie: around.cookies[who], accept } })
  const page = await ask('text/html')
  if (page.statusCode === 200) return page.body.includes(around.marks[shows]) ? 'shown' : 'without'
  // The refusal's name is what a program is told.
  const problem = (await ask('application/json')).json<{ type: string }>()
  return problem.type.split('#')[1] ?? `status ${page.statusCode}`
}

describe.each(accessCases)('P31 $resource', (one) => {
  test.each(whos.map((who) => ({ who })))('$who', async ({ who }) => {
    expect(await outcomeOf(one, who)).toBe(one.outcomes[who])
  })
})

test('P31 no page of these shows anybody the month of birth, and who was refused left no look', async () => {
  const pages = new Set(accessCases.filter(({ shows }) => shows !== 'zip').map(({ path }) => path))
  for (const path of pages) {
    for (const who of whos) {
      const headers = { host: 'localhost', cookie: around.cookies[who], accept: 'text/html' }
      const { body } = await house.app.inject({ url: addressOf(path), headers })
      expect(body).not.toMatch(/2015-04|April 2015|4\/2015/)
    }
  }
  const lookers = new Set((await looksAt(around.ids.child, house.city)).map(({ byId }) => byId))
  expect(lookers.size).toBeGreaterThan(3)
  const { person: refused } = await signedIn(house, 'Magpie Example')
  expect(lookers.has(refused)).toBe(false)
})

/** In the month before the birthday month, so that the youngest reading of a month is the true age. */
const bornFor = (age: number | null) => (age === null ? null : { year: 2026 - age, month: 5 })

describe.each(deciders)('P31 P8 law $law, $purpose', ({ law, purpose, by }) => {
  test.each(ages.map((age, index) => ({ age, expected: by[index]! })))(
    'at $age: $expected',
    async ({ age, expected }) => {
      const settings = familiesSettings.parse({ jurisdiction: law === '–' ? null : law })
      const born = bornFor(age)
      const named = { displayName: 'Wren Example', ...(born && { birth: born }) }
      const { personId } = must(await enrolPerson(named, system, house.city))
      const self: Actor = { kind: 'person', person: personId, roles: [] }
      const seen = must(await childAsSeen(personId, self, house.city, { settings, timeZone: 'Europe/Berlin' }))
      const one = seen.switches.find((each) => each.purpose === (purpose as Purpose))
      expect(one?.decider).toBe(expected === 'G' ? 'guardian' : 'young-person')
    },
  )
})

test('P31 every refusal of the matrix has its row and sentence', async () => {
  const { knownRefusals } = await import('../../src/main/refusals.ts')
  const names = accessCases.flatMap(({ outcomes }) => Object.values(outcomes))
  const refusals = names.filter((name) => name !== 'shown' && name !== 'without')
  expect(refusals.filter((name) => !knownRefusals.includes(name))).toEqual([])
})
