import { desksOf, personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadConsents } from '../store/consents.ts'
import { loadLinksOfChildren } from '../store/links.ts'
import type { ChildFacts, Link, Place } from '../words.ts'

/** The facts of the question with the whole of each link. */
export interface KnownChild extends ChildFacts {
  readonly links: readonly Link[]
  /** Organisations that know the child: they gave the card, or vouched. */
  readonly servedBy: readonly Id[]
}

/** What is known of each of these children, by id; who is not of this ecosystem is left out. Two questions to the database, whatever their number. */
export async function childFacts(
  childIds: readonly Id[],
  city: City,
  { timeZone }: Pick<Place, 'timeZone'>,
): Promise<Map<Id, KnownChild>> {
  const children = await personsById(childIds, city)
  const desks = await desksOf(childIds, city)
  const { links, consents } = await city.reading(async (tx) => ({
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

/** The same for one link at hand. */
export const desksServing = async (link: Link, city: City): Promise<Id[]> => [
  ...((await desksOf([link.childId], city)).get(link.childId) ?? []),
  ...vouching([link]),
]
