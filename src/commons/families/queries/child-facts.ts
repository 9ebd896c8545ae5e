import { desksOf, personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadConsents } from '../store/consents.ts'
import { loadLinksOfChildren } from '../store/links.ts'
import { loadProtections } from '../store/protections.ts'
import type { Served } from '../policy.ts'
import type { ChildFacts, Link, Place } from '../words.ts'

/** The facts of the question with the whole of each link. */
export interface KnownChild extends ChildFacts, Served {
  readonly links: readonly Link[]
}

/** What is known of each of these children, by id; who is not of this ecosystem is left out. A few questions to the database, whatever their number. */
export async function childFacts(
  childIds: readonly Id[],
  city: City,
  { timeZone }: Pick<Place, 'timeZone'>,
): Promise<Map<Id, KnownChild>> {
  if (childIds.length === 0) return new Map()
  const children = await personsById(childIds, city)
  const desks = await desksOf(childIds, city)
  const hidden = children.filter((child) => child.protected).map(({ id }) => id)
  const { links, consents, protections } = await city.reading(async (tx) => ({
    protections: new Map((await loadProtections(tx, hidden)).map((one) => [one.childId, one])),
    links: Map.groupBy(await loadLinksOfChildren(tx, childIds), ({ childId }) => childId),
    consents: Map.groupBy(await loadConsents(tx, childIds, timeZone), ({ childId }) => childId),
  }))
  return new Map(
    children
      .filter(({ erasedAt }) => erasedAt === null)
      .map((child) => [
        child.id,
        {
          childId: child.id,
          birth: child.birth,
          protected: child.protected,
          named: protections.get(child.id)?.named ?? [],
          links: links.get(child.id) ?? [],
          servedBy: [...(desks.get(child.id) ?? []), ...vouching(links.get(child.id) ?? [])],
          consents: consents.get(child.id) ?? [],
        },
      ]),
  )
}

const vouching = (links: readonly Link[]): Id[] =>
  links.flatMap(({ state, vouchingOrganisationId }) =>
    state === 'ended' || vouchingOrganisationId === null ? [] : [vouchingOrganisationId],
  )

/** The same for one link at hand; of a child who is not here any more nobody may ask. */
export async function servedChild(link: Pick<Link, 'childId'>, city: City): Promise<Served> {
  const child = (await childFacts([link.childId], city, { timeZone: 'UTC' })).get(link.childId)
  return child ?? { servedBy: [], protected: true, named: [] }
}
