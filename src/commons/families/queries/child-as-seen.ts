import { ageBandOf, asCleared, isMinor, personsById, type AgeBand, type Person } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { isThemself, mayServe } from '../policy.ts'
import { consentAgeFor, deciderOf, isGuardianToday, reachesInMonth } from '../rules/ages.ts'
import { latestOf, mayUse } from '../rules/may-use.ts'
import { seasonToAsk, type Season } from '../rules/season.ts'
import {
  togetherPurposes,
  type Consent,
  type FamilyRefusal,
  type Link,
  type Mandate,
  type Place,
  type Purpose,
  type Switch,
} from '../words.ts'
import { loadMandates } from '../store/mandates.ts'
import { runsOn } from '../rules/mandates.ts'
import { childFacts, type KnownChild } from './child-facts.ts'

export interface GuardianSeen {
  readonly linkId: Id
  readonly guardianId: Id
  readonly name: string
  readonly relation: Link['relation']
  readonly verified: Link['verified']
  readonly sinceOn: Day
  readonly state: Link['state']
  /** Sees and decides today. */
  readonly isGuardian: boolean
}

/** P8: all that a guardian sees of a child. The child's page shows this same view, so neither can drift from the other. */
export interface ChildSeen {
  readonly childId: Id
  readonly name: string
  readonly ageBand: AgeBand
  readonly isMinor: boolean
  readonly isProtected: boolean
  readonly guardians: readonly GuardianSeen[]
  readonly switches: readonly Switch[]
  /** Who may speak for the family today, the newest first. */
  readonly mandates: readonly Mandate[]
  /** What was said for the young person before they decided alone; it counts no longer. */
  readonly before: readonly Consent[]
  /** Names of those who spoke, for "by whom". */
  readonly names: Readonly<Record<Id, string>>
  readonly season: Season
  /** In this month something becomes the young person's own. */
  readonly comingOfAge: 'consent' | 'majority' | null
}

/** Who asks, and who they are without the roles in which they may not meet children now. */
interface Asking {
  readonly by: Actor
  readonly cleared: Actor
}

type NotSeen = Extract<FamilyRefusal, 'families.not-here' | 'families.clearance-lapsed'>

/**
 * A child as its guardians see it: for the child, for a guardian of today, for a desk that has the child before it.
 * @refuses not-here: also when there is such a child, but not for the one who asks · clearance-lapsed: this desk knows the
 * child, but who sits there may not meet children now (P15)
 */
export const childAsSeen = (childId: Id, by: Actor, city: City, place: Place): Promise<Result<ChildSeen, NotSeen>> =>
  atOneMoment(city, async (reading) => {
    const known = await childFacts([childId], reading, place)
    return seenOrWhyNot(childId, known, { by, cleared: await asCleared(by, reading) }, reading, place)
  })

/** The same of a child whose facts are at hand, for somebody of whom is known how they may meet children now. */
export async function seenOrWhyNot(
  childId: Id,
  known: ReadonlyMap<Id, KnownChild>,
  asking: Asking,
  reading: City,
  place: Place,
): Promise<Result<ChildSeen, NotSeen>> {
  const seen = (await seenOfKnown(known, asking, reading, place)).get(childId)
  if (seen) return accept(seen)
  const facts = known.get(childId)
  return refuse(facts && mayServe(asking.by, facts) ? 'families.clearance-lapsed' : 'families.not-here')
}

/** Several at once, asked of the database as seldom as one; those who are not for the one who asks are left out. */
export const childrenAsSeen = (
  childIds: readonly Id[],
  by: Actor,
  city: City,
  place: Place,
): Promise<Map<Id, ChildSeen>> =>
  atOneMoment(city, async (reading) => {
    const known = await childFacts(childIds, reading, place)
    return seenOfKnown(known, { by, cleared: await asCleared(by, reading) }, reading, place)
  })

/** The same of children whose facts are at hand. */
export async function seenOfKnown(
  known: ReadonlyMap<Id, KnownChild>,
  { by, cleared }: Asking,
  reading: City,
  place: Place,
): Promise<Map<Id, ChildSeen>> {
  const today = dayIn(place.timeZone, reading.now())
  const shown = [...known.values()].filter((facts) => maySee(facts, cleared, place, today))
  const named = shown.flatMap(({ childId, links, consents }) => [
    childId,
    ...links.filter(({ state }) => state !== 'ended').map(({ guardianId }) => guardianId),
    ...consents.flatMap(({ givenBy, writtenBy }) => (writtenBy === null ? [givenBy] : [givenBy, writtenBy])),
  ])
  const people = new Map((await personsById([...new Set(named)], reading)).map((person) => [person.id, person]))
  const mandates = await reading.reading((tx) =>
    loadMandates(
      tx,
      shown.map(({ childId }) => childId),
    ),
  )
  return new Map(
    shown.map((facts) => {
      const own = mandates.filter(({ childId }) => childId === facts.childId)
      return [facts.childId, seenOf(facts, { by, people, mandates: own }, place, today)]
    }),
  )
}

function seenOf(
  facts: KnownChild,
  {
    by,
    people,
    mandates,
  }: { readonly by: Actor; readonly people: ReadonlyMap<Id, Person>; readonly mandates: readonly Mandate[] },
  place: Place,
  today: Day,
): ChildSeen {
  const { childId } = facts
  const links = facts.links.filter(({ state }) => state !== 'ended')
  const speakers = [
    childId,
    ...links.map(({ guardianId }) => guardianId),
    ...facts.consents.flatMap(({ givenBy, writtenBy }) => [givenBy, ...(writtenBy ? [writtenBy] : [])]),
  ]
  const names = Object.fromEntries(
    speakers.flatMap((id) => (people.has(id) ? [[id, people.get(id)!.displayName]] : [])),
  ) as Record<Id, string>
  if (!isFamily(facts, by, place, today)) Object.assign(names, calledByDesks(facts))
  const { settings, timeZone } = place
  const viewer = by.kind === 'person' ? by.person : null
  return {
    childId,
    name: names[childId]!,
    ageBand: ageBandOf(facts.birth, today),
    isMinor: isMinor(facts.birth, today),
    isProtected: facts.protected,
    guardians: links.map((link) => ({
      linkId: link.id,
      guardianId: link.guardianId,
      name: names[link.guardianId] ?? '',
      relation: link.relation,
      verified: link.verified,
      sinceOn: dayIn(timeZone, link.since),
      state: link.state,
      isGuardian: isGuardianToday(link, facts.birth, settings, today),
    })),
    switches: switchesFor(facts, viewer, place, today),
    before: saidBefore(facts, place, today),
    mandates: mandates.filter((one) => runsOn(one, today)),
    names,
    season: seasonToAsk(today, settings.seasons),
    comingOfAge: reachesInMonth(facts.birth, settings.majority, today)
      ? 'majority'
      : reachesInMonth(facts.birth, consentAgeFor('account', settings), today)
        ? 'consent'
        : null,
  }
}

/** A desk sees an adult by the name it typed until that adult has spoken for this child: it may be somebody's who was here before. */
const calledByDesks = ({ links, consents }: KnownChild): Record<Id, string> =>
  Object.fromEntries(
    links.flatMap(({ guardianId, called }) =>
      called === null || consents.some(({ givenBy }) => givenBy === guardianId) ? [] : [[guardianId, called]],
    ),
  ) as Record<Id, string>

/** The last word of each guardian, and of the child, on what is the young person's own today. */
function saidBefore(facts: KnownChild, { settings }: Place, today: Day): Consent[] {
  const last = new Map<string, Consent>()
  for (const said of facts.consents) {
    const isOwn = deciderOf(facts.birth, said.purpose, settings, today) === 'young-person'
    const wasOwn =
      said.givenBy === facts.childId && deciderOf(facts.birth, said.purpose, settings, said.on) === 'young-person'
    if (isOwn && !wasOwn) last.set(`${said.purpose} ${said.givenBy}`, said)
  }
  return [...last.values()]
}

export const maySee = (facts: KnownChild, by: Actor, place: Place, today: Day): boolean =>
  isFamily(facts, by, place, today) || mayServe(by, facts)

/** The child, or a guardian of today. */
export const isFamily = (facts: KnownChild, by: Actor, { settings }: Pick<Place, 'settings'>, today: Day): boolean =>
  isThemself(by, facts.childId) ||
  facts.links.some((link) => isThemself(by, link.guardianId) && isGuardianToday(link, facts.birth, settings, today))

/** @param viewer whose own latest word each switch carries; null: nobody's */
export const switchesFor = (
  facts: KnownChild,
  viewer: Id | null,
  { settings }: Pick<Place, 'settings'>,
  today: Day,
): Switch[] => {
  const link = facts.links.find(({ guardianId, state }) => guardianId === viewer && state !== 'ended')
  return settings.purposes.map((purpose: Purpose): Switch => ({
    purpose,
    decider: deciderOf(facts.birth, purpose, settings, today),
    together: togetherPurposes.has(purpose),
    answer: mayUse(facts, purpose, settings, today),
    mine: viewer === null ? null : latestOf(facts, purpose, viewer, link?.id ?? null),
  }))
}
