import { desksOf, enrolPerson, isMinor, keepWay, personOfUserName, personsById, reachedBy } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayVouch } from '../policy.ts'
import { childFacts, type KnownChild } from '../queries/child-facts.ts'
import { mayNow } from '../queries/serving-now.ts'
import { readReach, type Reach } from '../rules/read-reach.ts'
import type { FamilyRefusal, Link, Place, Relation } from '../words.ts'
import { vouchForGuardian } from './link-guardian.ts'

export interface AdultAtDesk {
  readonly childId: Id
  /** How the desk calls this adult; already a clean name. */
  readonly name: string
  /** As typed: a mail address, a telephone number, the name on a card, or nothing. */
  readonly reach: string
  readonly relation: Relation
  readonly vouchingOrganisationId: Id | null
  readonly language: Language
}

type Refusal = FamilyRefusal | 'families.reach-mistaken' | 'families.adult-not-found' | `people.${string}`

/**
 * Links the adult who stands at a desk: one who is here already is not written down twice, and the desk is not told
 * which it was. It goes on seeing the name it typed until that adult has spoken here.
 * @refuses not-here · not-yours · clearance-lapsed · reach-mistaken · adult-not-found: no card of this desk · what vouching refuses
 */
export async function linkAdultAtDesk(
  ask: AdultAtDesk,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly linkId: Id; readonly guardianId: Id }, Refusal>> {
  const child = (await childFacts([ask.childId], city, place)).get(ask.childId)
  if (!child) return refuse('families.not-here')
  const vouching = await mayNow((as) => mayVouch(as, ask.vouchingOrganisationId, child), by, city)
  if (!vouching.ok) return vouching
  if (!place.settings.ways.includes('in-person')) return refuse('families.way-not-accepted')
  const reach = readReach(ask.reach)
  if (reach.kind === 'mistake') return refuse('families.reach-mistaken')
  const known = await adultReached(reach, child, ask.vouchingOrganisationId, city, place)
  if (known === null && reach.kind === 'card') return refuse('families.adult-not-found')
  const guardianId = known ?? (await enrolled(ask, reach, by, city))
  if (typeof guardianId !== 'string') return guardianId
  const linked = await vouchForGuardian({ ...linkOf(ask), guardianId, called: ask.name }, by, city, place)
  return linked.ok ? accept({ linkId: linked.value.linkId, guardianId }) : linked
}

const linkOf = ({
  childId,
  relation,
  vouchingOrganisationId,
}: AdultAtDesk): Pick<Link, 'childId' | 'relation' | 'vouchingOrganisationId'> => ({
  childId,
  relation,
  vouchingOrganisationId,
})

/** Of several who share an address none is meant for sure, and who answers for the child already is somebody else. */
async function adultReached(
  reach: Reach,
  child: KnownChild,
  organisationId: Id | null,
  city: City,
  { timeZone }: Place,
): Promise<Id | null> {
  if (reach.kind === 'none' || reach.kind === 'mistake') return null
  if (reach.kind === 'card') {
    const person = await personOfUserName(reach.userName, city)
    const desks = person === null ? [] : ((await desksOf([person], city)).get(person) ?? [])
    // A name of another desk's card is told like one that nobody has.
    return organisationId !== null && desks.includes(organisationId) ? person : null
  }
  const guardians = new Set(child.links.filter(({ state }) => state !== 'ended').map(({ guardianId }) => guardianId))
  const reached = (await reachedBy(reach, city)).filter((id) => !guardians.has(id))
  const today = dayIn(timeZone, city.now())
  const adults = (await personsById(reached, city)).filter(
    ({ erasedAt, birth }) => erasedAt === null && !(birth !== null && isMinor(birth, today)),
  )
  return adults.length === 1 ? adults[0]!.id : null
}

async function enrolled({ name, language }: AdultAtDesk, reach: Reach, by: Actor, city: City) {
  const made = await enrolPerson({ displayName: name, language }, by, city)
  if (!made.ok) return made
  const { personId } = made.value
  if (reach.kind === 'mail' || reach.kind === 'text') {
    const kept = await keepWay({ personId, kind: reach.kind, address: reach.address }, by, city)
    if (!kept.ok) return kept
  }
  return personId
}
