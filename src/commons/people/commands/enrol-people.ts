import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { freshUserName } from '../cards/user-names.ts'
import { foldUserName } from '../cards/rules/make-user-name.ts'
import { mayEnrol, mayGiveRole } from '../policy.ts'
import { saveRole } from '../store.ts'
import { loadTakenNames, saveFactsOf, savePeople, saveUserNamesOf } from '../store/many-people.ts'
import type { PeopleRefusal, Person } from '../words.ts'

/** Somebody whom a roster names. What others read of them is a made-up name (P2). */
export type Enrolled = Pick<Person, 'legalName' | 'birth' | 'language'>

/** An adult whom a roster names works under their own name, for an organisation, from a day on. */
export interface EnrolledAdult {
  readonly displayName: string
  readonly language: Language
  readonly role: Role
  readonly organisationId: Id
  readonly fromOn: Day
}

/** Longer lists of made-up names are used up sooner: then a name gets two more digits. */
const triesOfPlainName = 4

/**
 * Enrols many within the caller's transaction (an import): each with a made-up name that is theirs alone, which is
 * their user name too. One event for all of them, with ids only.
 * @returns their ids in the order given
 * @refuses not-yours
 */
export async function enrolPeople(
  tx: Tx,
  city: City,
  people: readonly Enrolled[],
  by: Actor,
): Promise<Result<readonly Id[], PeopleRefusal>> {
  if (!mayEnrol(by)) return refuse('people.not-yours')
  if (people.length === 0) return accept([])
  const now = city.now()
  const names = await freeNames(tx, people)
  const enrolled = people.map((person, place): Person => {
    const blank = { protected: false, madeAt: now, erasedAt: null }
    return { ...person, ...blank, id: city.newId(), displayName: names[place]! }
  })
  await savePeople(tx, enrolled, now)
  // Whoever loses a name to another import of this moment gets one with their card.
  await saveUserNamesOf(tx, new Map(enrolled.map(({ id, displayName }) => [id, foldUserName(displayName)])))
  const personIds = enrolled.map(({ id }) => id)
  await record(tx, [happened('people.people-enrolled', by, { personIds })], now)
  return accept(personIds)
}

/** A made-up name for each, in their language, that nobody here has. */
async function freeNames(tx: Tx, people: readonly Enrolled[]): Promise<string[]> {
  const names = people.map(() => '')
  const taken = new Set<string>()
  let without = [...names.keys()]
  for (let tries = 0; without.length > 0; tries += 1) {
    const wanted = without.map((place) => {
      const { language } = people[place]!
      const plain = freshUserName(language)
      return { place, name: tries < triesOfPlainName ? plain : `${plain}-${freshUserName(language).slice(-2)}` }
    })
    for (const name of await loadTakenNames(
      tx,
      wanted.map(({ name }) => foldUserName(name)),
    ))
      taken.add(name)
    for (const { place, name } of wanted) {
      const folded = foldUserName(name)
      if (!taken.has(folded)) names[place] = name
      taken.add(folded)
    }
    without = without.filter((place) => names[place] === '')
  }
  return names
}

/**
 * Enrols adults with the role they work in, within the caller's transaction. Their clearances are for a human to see and
 * write down; until then they meet no children (P15).
 * @returns their ids in the order given
 * @refuses not-yours
 */
export async function enrolAdults(
  tx: Tx,
  city: City,
  adults: readonly EnrolledAdult[],
  by: Actor,
): Promise<Result<readonly Id[], PeopleRefusal>> {
  if (adults.some((adult) => !mayEnrol(by) || !mayGiveRole(by, adult))) return refuse('people.not-yours')
  if (adults.length === 0) return accept([])
  const now = city.now()
  const blank = { legalName: null, birth: null, protected: false, madeAt: now, erasedAt: null }
  const people = adults.map(({ displayName, language }): Person => ({
    ...blank,
    id: city.newId(),
    displayName,
    language,
  }))
  await savePeople(tx, people, now)
  const personIds = people.map(({ id }) => id)
  const events = [happened('people.people-enrolled', by, { personIds })]
  for (const [place, { role, organisationId, fromOn }] of adults.entries()) {
    const [roleId, personId] = [city.newId(), personIds[place]!]
    const given = { personId, role, organisationId, fromOn, untilOn: null, delegatedBy: null }
    await saveRole(tx, roleId, given)
    events.push(happened('people.role-given', by, { roleId, ...given }))
  }
  await record(tx, events, now)
  return accept(personIds)
}

/**
 * Keeps what an organisation that must know has learned anew of people it knows, within the caller's transaction.
 * @refuses not-yours
 */
export async function renewFacts(
  tx: Tx,
  city: City,
  people: readonly (Enrolled & Pick<Person, 'id'>)[],
  by: Actor,
): Promise<Result<null, PeopleRefusal>> {
  if (!mayEnrol(by)) return refuse('people.not-yours')
  if (people.length === 0) return accept(null)
  await saveFactsOf(tx, people)
  await record(tx, [happened('people.facts-renewed', by, { personIds: people.map(({ id }) => id) })], city.now())
  return accept(null)
}
