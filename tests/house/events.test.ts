import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ecosystemEvents } from '../../src/commons/ecosystems/words.ts'
import { groupEvents } from '../../src/commons/groups/words.ts'
import { rosterEvents } from '../../src/commons/groups/rosters/words.ts'
import { governanceEvents } from '../../src/commons/governance/words.ts'
import { agreementEvents } from '../../src/commons/organisations/agreements/words.ts'
import { domainEvents } from '../../src/commons/organisations/domains/words.ts'
import { joiningEvents } from '../../src/commons/organisations/words-of-joining.ts'
import { organisationEvents } from '../../src/commons/organisations/words.ts'
import { familyEvents } from '../../src/commons/families/words.ts'
import { talkEvents } from '../../src/commons/messages/talks/words.ts'
import { messageEvents } from '../../src/commons/messages/words.ts'
import { cardEvents } from '../../src/commons/people/cards/words.ts'
import { clearanceEvents } from '../../src/commons/people/clearances/words.ts'
import { wayEvents } from '../../src/commons/people/ways/words.ts'
import { roleLifeEvents } from '../../src/commons/people/roles/words.ts'
import { peopleEvents } from '../../src/commons/people/words.ts'
import { catalogueEvents } from '../../src/learning/catalogue/words.ts'
import { standingEvents } from '../../src/learning/catalogue/standing/words.ts'
import { feedEvents } from '../../src/learning/feeds/words.ts'
import { recordEvents } from '../../src/learning/record/words.ts'
import { homeEvents } from '../../src/learning/home/words.ts'
import { attendanceEvents } from '../../src/learning/attendance/words.ts'
import { drawEvents } from '../../src/learning/draws/words.ts'
import { participationEvents } from '../../src/learning/participation/words.ts'
import { reflectionsEvents } from '../../src/learning/reflections/words.ts'
import { visitsEvents } from '../../src/learning/visits/words.ts'
import { wantEvents } from '../../src/learning/wants/words.ts'

/** Slices that keep a list of what can happen in them: nothing happens that is not on it, and nothing is on it that never does. */
const declared = [
  ...ecosystemEvents,
  ...peopleEvents,
  ...clearanceEvents,
  ...roleLifeEvents,
  ...cardEvents,
  ...wayEvents,
  ...familyEvents,
  ...messageEvents,
  ...talkEvents,
  ...organisationEvents,
  ...joiningEvents,
  ...domainEvents,
  ...agreementEvents,
  ...groupEvents,
  ...rosterEvents,
  ...governanceEvents,
  ...catalogueEvents,
  ...standingEvents,
  ...feedEvents,
  ...participationEvents,
  ...visitsEvents,
  ...drawEvents,
  ...attendanceEvents,
  ...homeEvents,
  ...recordEvents,
  ...reflectionsEvents,
  ...wantEvents,
]

const told = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .flatMap((entry) => [
    ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/happened\(\s*'([\w.-]+)'/g),
  ])
  .map((match) => match[1]!)

const slices = new Set(declared.map((name) => name.split('.')[0]))

test('what happens in a room stands on its list, and what stands there happens', () => {
  expect(declared.length).toBeGreaterThan(12)
  const mine = [...new Set(told)].filter((name) => slices.has(name.split('.')[0]!)).sort()
  expect(mine).toEqual([...declared].sort())
})

test('an event is named in the past tense by its room', () => {
  expect(told.length).toBeGreaterThan(20)
  const odd = [...new Set(told)].filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))
  expect(odd).toEqual([])
})
