import { organisationIdsNamed } from '#commons/organisations'
import { contactsOfHouse, personsById, type Person } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import type { Wanted } from '../rules/gather.ts'
import type { KnownGroup, OpenPair, PlanFacts } from '../rules/plan-roster.ts'
import { SchoolRoll } from '../rules/recognise.ts'
import { theirHash } from '../rules/their-hash.ts'
import { loadChildrenOfSchools, loadGroupsOfParty, loadIdentities, loadOpenOfParty } from '../store/roll.ts'

const peopleAtOnce = 5_000

/**
 * All that a plan has to know, in a few questions whatever the length of the file.
 * @param madeSchools organisations that were just made for schools of this file
 */
export async function gatherFacts(
  partyId: Id,
  wanted: Wanted,
  city: City,
  madeSchools: ReadonlyMap<string, Id> = new Map(),
): Promise<PlanFacts> {
  const schools = await organisationIdsNamed(
    wanted.schools.filter((school) => school !== null),
    city,
  )
  const schoolIdOf = (school: string | null): Id | undefined =>
    school === null ? partyId : (madeSchools.get(school) ?? schools.get(foldName(school) || school))
  const schoolIds = [...new Set(wanted.schools.flatMap((school) => schoolIdOf(school) ?? []))]
  const found = await city.reading(async (tx) => ({
    identities: await loadIdentities(tx, partyId),
    children: await loadChildrenOfSchools(tx, schoolIds),
    groups: await loadGroupsOfParty(tx, partyId),
    members: await loadOpenOfParty(tx, 'member', partyId, schoolIds),
    adults: await loadOpenOfParty(tx, 'adult', partyId, schoolIds),
  }))
  const persons = await peopleById(
    [...found.identities.values(), ...found.children.map(({ personId }) => personId)],
    city,
  )
  const numbered = new Set(found.identities.values())
  const rolls = new Map(schoolIds.map((id) => [id, new SchoolRoll()]))
  for (const { schoolId, personId } of found.children) {
    const person = persons.get(personId)
    if (person === undefined) continue
    const { legalName: name, birth } = person
    rolls.get(schoolId)!.add({ personId, name, birth, hasNumber: numbered.has(personId) })
  }
  return {
    partyId,
    schoolIdOf,
    identities: found.identities,
    factsOf: (personId) => {
      const person = persons.get(personId)
      return person && { name: person.legalName, birth: person.birth, language: person.language }
    },
    childrenOf: rolls,
    adultsOf: await adultsOf(partyId, wanted, found.identities, schoolIdOf, city),
    groups: new Map(found.groups.map((group): [string, KnownGroup] => [group.hash, group])),
    open: [
      ...found.members.map((pair): OpenPair => ({ ...pair, part: 'member' })),
      ...found.adults.map((pair): OpenPair => ({ ...pair, part: 'adult' })),
    ],
  }
}

/** Erased people are nobody any more: whoever comes again under their number is new. */
async function peopleById(ids: readonly Id[], city: City): Promise<Map<Id, Person>> {
  const known = new Map<Id, Person>()
  const distinct = [...new Set(ids)]
  for (let at = 0; at < distinct.length; at += peopleAtOnce) {
    const some = await personsById(distinct.slice(at, at + peopleAtOnce), city)
    for (const person of some) if (person.erasedAt === null) known.set(person.id, person)
  }
  return known
}

/** Who teaches at a school under their own name, asked only where a teacher is not known yet. */
async function adultsOf(
  partyId: Id,
  wanted: Wanted,
  identities: ReadonlyMap<string, Id>,
  schoolIdOf: PlanFacts['schoolIdOf'],
  city: City,
): Promise<Map<Id, SchoolRoll>> {
  const unknown = wanted.people.filter(
    ({ part, key }) => part === 'adult' && !identities.has(theirHash(partyId, 'person', key)),
  )
  const schoolIds = new Set(unknown.flatMap(({ schools }) => schoolIdOf(schools[0] ?? null) ?? []))
  const rolls = new Map<Id, SchoolRoll>()
  for (const schoolId of schoolIds) {
    const roll = new SchoolRoll()
    const seen = new Set<Id>()
    for (const { person, role } of await contactsOfHouse(schoolId, city.now(), city)) {
      if (role !== 'educator' || seen.has(person.id)) continue
      seen.add(person.id)
      roll.add({ personId: person.id, name: person.displayName, birth: null, hasNumber: false })
    }
    rolls.set(schoolId, roll)
  }
  return rolls
}
