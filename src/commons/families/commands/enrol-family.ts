import { enrolWithCard, type BirthMonth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { allOrNothing } from '#platform/database/within.ts'
import { readReach } from '../rules/read-reach.ts'
import type { FamilyRefusal, Place, Relation } from '../words.ts'
import { linkAdultAtDesk } from './link-adult-at-desk.ts'
import { vouchForGuardian } from './link-guardian.ts'

export interface FamilyAtDesk {
  readonly adults: readonly { readonly name: string; readonly reach: string; readonly relation: Relation }[]
  /** A month of birth each; null: not said. */
  readonly children: readonly (BirthMonth | null)[]
  readonly language: Language
  readonly organisationId: Id | null
}

type Refusal = FamilyRefusal | `people.${string}`

/**
 * A whole family at once, or nobody of it: every child gets a made-up name and a card, every adult answers for every
 * child. So a form that is sent again after a refusal makes no second family beside half of a first.
 * @refuses reach-mistaken · born-in-the-future · what enrolling, finding and vouching refuse
 */
export const enrolFamily = (
  { adults, children, language, organisationId }: FamilyAtDesk,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly childIds: readonly Id[] }, Refusal>> =>
  allOrNothing<Result<{ readonly childIds: readonly Id[] }, Refusal>>(city, async (here) => {
    if (adults.some(({ reach }) => readReach(reach).kind === 'mistake')) return refuse('families.reach-mistaken')
    const childIds: Id[] = []
    for (const birth of children) {
      const made = await enrolWithCard({ birth, language, organisationId }, by, here)
      if (!made.ok) return made
      childIds.push(made.value.personId)
    }
    const [first, ...others] = childIds
    if (first === undefined) return accept({ childIds })
    for (const { name, reach, relation } of adults) {
      const ask = { childId: first, name, reach, relation, vouchingOrganisationId: organisationId, language }
      const linked = await linkAdultAtDesk(ask, by, here, place)
      if (!linked.ok) return linked
      const { guardianId } = linked.value
      for (const childId of others) {
        const sibling = { childId, guardianId, relation, vouchingOrganisationId: organisationId, called: name }
        const vouched = await vouchForGuardian(sibling, by, here, place)
        if (!vouched.ok) return vouched
      }
    }
    return accept({ childIds })
  })
