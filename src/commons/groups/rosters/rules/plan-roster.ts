import type { BirthMonth } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { PartInGroup } from '../../words.ts'
import type { RosterCounts, RowRefused, SchoolCount } from '../words.ts'
import { personKey, type Wanted, type WantedGroup, type WantedPerson } from './gather.ts'
import { recognise, SchoolRoll, type Recognised } from './recognise.ts'
import { theirHash } from './their-hash.ts'

/** What is known when a plan is made. */
export interface PlanFacts {
  readonly partyId: Id
  /** The organisation of a school as written; undefined: not here yet. */
  readonly schoolIdOf: (school: string | null) => Id | undefined
  /** By hash. */
  readonly identities: ReadonlyMap<string, Id>
  readonly factsOf: (
    personId: Id,
  ) => { readonly name: string | null; readonly birth: BirthMonth | null; readonly language: Language } | undefined
  readonly childrenOf: ReadonlyMap<Id, SchoolRoll>
  /** Educators of a school, by name as compared. */
  readonly adultsOf: ReadonlyMap<Id, SchoolRoll>
  readonly groups: ReadonlyMap<string, KnownGroup>
  readonly open: readonly OpenPair[]
}

export interface KnownGroup {
  readonly id: Id
  readonly name: string
  readonly level: string
  readonly organisationId: Id
  readonly fromOn: Day
  readonly untilOn: Day
}

export interface OpenPair {
  readonly part: PartInGroup
  readonly groupId: Id
  readonly personId: Id
  readonly schoolId: Id
}

export interface PlannedPerson {
  readonly wanted: WantedPerson
  readonly hash: string
  readonly how: Recognised
  /** The sender says something else than is kept. */
  readonly isChanged: boolean
}

export interface PlannedGroup {
  readonly wanted: WantedGroup
  readonly hash: string
  readonly known: KnownGroup | null
  readonly isChanged: boolean
}

export interface Plan {
  readonly groups: readonly PlannedGroup[]
  readonly people: readonly PlannedPerson[]
  readonly left: readonly OpenPair[]
  readonly refused: readonly RowRefused[]
  readonly counts: RosterCounts
  readonly schools: readonly SchoolCount[]
}

/**
 * What a roster would change here. Who is in a class of a school that the file names, by an earlier roster of the same
 * sender, and stands in the file no more, leaves; schools the file does not name are left alone, and so is who was put on
 * a list by hand.
 * @param rows how many rows were read, refused ones too
 */
export function planRoster(wanted: Wanted, facts: PlanFacts, rows: number, unreadable: readonly RowRefused[]): Plan {
  const groups = wanted.groups.map((group) => planGroup(group, facts))
  const people = onlyOnce(wanted.people.map((person) => planPerson(person, facts)))
  const groupIds = new Map(groups.map(({ wanted: { key }, known }) => [key, known?.id ?? null]))
  const isOpen = new Set(facts.open.map(pairKey))
  const staying = new Set<string>()
  let joined = 0
  for (const { wanted: person, how } of people) {
    for (const personId of whoMayBe(how)) {
      for (const key of person.groups) {
        const groupId = groupIds.get(key) ?? null
        if (groupId !== null) staying.add(pairKey({ part: person.part, groupId, personId }))
        if (how.kind !== 'ask' && (groupId === null || !isOpen.has(pairKey({ part: person.part, groupId, personId }))))
          joined += 1
      }
    }
    if (how.kind === 'new') joined += person.groups.length
  }
  const schoolIds = new Set(wanted.schools.flatMap((school) => facts.schoolIdOf(school) ?? []))
  const left = facts.open.filter((pair) => schoolIds.has(pair.schoolId) && !staying.has(pairKey(pair)))
  const refused = [
    ...unreadable,
    ...wanted.refused,
    ...people.flatMap(({ wanted: { rows: at }, how }) =>
      how.kind === 'refused' ? at.map((row) => ({ row, column: '', reason: how.reason })) : [],
    ),
  ].sort((a, b) => a.row - b.row)
  const children = people.filter(({ wanted: { part } }) => part === 'member')
  const count = (kind: Recognised['kind']): number => children.filter(({ how }) => how.kind === kind).length
  return {
    groups,
    people,
    left,
    refused,
    counts: {
      rows,
      'groups-created': groups.filter(({ known }) => known === null).length,
      'groups-changed': groups.filter(({ isChanged }) => isChanged).length,
      created: count('new'),
      recognised: count('recognised'),
      known: count('known'),
      changed: people.filter(({ isChanged }) => isChanged).length,
      joined,
      left: left.length,
      adults: people.filter(({ wanted: { part }, how }) => part === 'adult' && how.kind === 'new').length,
      asked: count('ask'),
      refused: new Set(refused.map(({ row }) => row)).size,
    },
    schools: bySchool(wanted, people, groups, left, facts),
  }
}

const pairKey = ({ part, groupId, personId }: Pick<OpenPair, 'part' | 'groupId' | 'personId'>): string =>
  `${part} ${groupId} ${personId}`

/** Nobody leaves while it is asked whether the row means them. */
const whoMayBe = (how: Recognised): readonly Id[] => {
  if (how.kind === 'known' || how.kind === 'recognised') return [how.personId]
  return how.kind === 'ask' ? how.candidates : []
}

function planGroup(wanted: WantedGroup, facts: PlanFacts): PlannedGroup {
  const hash = theirHash(facts.partyId, 'group', wanted.key)
  const known = facts.groups.get(hash) ?? null
  const schoolId = facts.schoolIdOf(wanted.school)
  const isChanged =
    known !== null &&
    (known.name !== wanted.name ||
      known.level !== wanted.level ||
      known.fromOn !== wanted.fromOn ||
      known.untilOn !== wanted.untilOn ||
      known.organisationId !== schoolId)
  return { wanted, hash, known, isChanged }
}

const nobody = new SchoolRoll()

function planPerson(wanted: WantedPerson, facts: PlanFacts): PlannedPerson {
  const hash = theirHash(facts.partyId, 'person', wanted.key)
  const personId = facts.identities.get(hash)
  const kept = personId === undefined ? undefined : facts.factsOf(personId)
  const by = personId === undefined || kept === undefined ? null : { personId, ...kept }
  const schoolId = facts.schoolIdOf(wanted.schools[0] ?? null)
  const rolls = wanted.part === 'adult' ? facts.adultsOf : facts.childrenOf
  const roll = schoolId === undefined ? nobody : (rolls.get(schoolId) ?? nobody)
  const how = wanted.part === 'adult' ? recogniseAdult(wanted, by, roll) : recogniseChild(wanted, by, roll, facts)
  const keptNow = how.kind === 'known' || how.kind === 'recognised' ? facts.factsOf(how.personId) : undefined
  return { wanted, hash, how, isChanged: keptNow !== undefined && differs(wanted, keptNow) }
}

/** Who came without a number last time is known by the rest of it, and has one from now on. */
function recogniseChild(
  wanted: WantedPerson,
  by: Parameters<typeof recognise>[1],
  roll: SchoolRoll,
  { partyId, identities, factsOf }: PlanFacts,
): Recognised {
  if (by === null && wanted.outsideId !== null && wanted.name !== null) {
    const unnumbered = personKey({ ...wanted, outsideId: null, school: wanted.schools[0] ?? null })
    const personId = identities.get(theirHash(partyId, 'person', unnumbered))
    if (personId !== undefined && factsOf(personId) !== undefined) return { kind: 'recognised', personId }
  }
  return recognise(wanted, by, roll)
}

/** A teacher is the one of that name who works there; of two, nobody knows which, and a new one does no harm. */
function recogniseAdult(wanted: WantedPerson, by: { readonly personId: Id } | null, roll: SchoolRoll): Recognised {
  if (by !== null) return { kind: 'known', personId: by.personId }
  const named = wanted.name === null ? [] : roll.named(wanted.name)
  return named.length === 1 ? { kind: 'recognised', personId: named[0]!.personId } : { kind: 'new' }
}

/** What the sender does not tell changes nothing; of an adult nothing is changed by a file. */
const differs = (
  { part, name, birth, language }: WantedPerson,
  kept: { readonly name: string | null; readonly birth: BirthMonth | null; readonly language: Language },
): boolean =>
  part === 'member' &&
  ((name !== null && name !== kept.name) ||
    (birth !== null && (birth.year !== kept.birth?.year || birth.month !== kept.birth.month)) ||
    (language !== null && language !== kept.language))

/** Two numbers that both seem to mean one child: a person has to say which. */
function onlyOnce(people: readonly PlannedPerson[]): PlannedPerson[] {
  const times = new Map<Id, number>()
  for (const { how } of people)
    if (how.kind === 'known' || how.kind === 'recognised') times.set(how.personId, (times.get(how.personId) ?? 0) + 1)
  return people.map((person) =>
    person.how.kind === 'recognised' && person.wanted.part === 'member' && times.get(person.how.personId)! > 1
      ? { ...person, how: { kind: 'ask', because: 'same-name-and-month', candidates: [person.how.personId] } }
      : person,
  )
}

function bySchool(
  wanted: Wanted,
  people: readonly PlannedPerson[],
  groups: readonly PlannedGroup[],
  left: readonly OpenPair[],
  { schoolIdOf }: PlanFacts,
): SchoolCount[] {
  const counts = new Map(
    wanted.schools.map((school) => {
      const id = schoolIdOf(school)
      const gone = left.filter(({ schoolId, part }) => schoolId === id && part === 'member').length
      return [school, { name: school ?? '', groups: 0, children: 0, created: 0, left: gone }]
    }),
  )
  for (const { wanted: group } of groups) {
    const count = counts.get(group.school)
    if (count) count.groups += 1
  }
  for (const { wanted: person, how } of people) {
    const count = counts.get(person.schools[0] ?? null)
    if (!count || person.part === 'adult' || how.kind === 'refused') continue
    count.children += 1
    if (how.kind === 'new') count.created += 1
  }
  return [...counts.values()]
}
