import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { contactRoles } from '../words.ts'
import { contactStandings } from './contact-standings.ts'

/**
 * P15: somebody as they may meet children at this moment: without those roles for an organisation of which the place
 * asks for something that is missing or has lapsed. A role of which nothing is asked stays; roles for the whole place
 * are the office's and are not asked here. Never to be kept: who lapses is out that minute.
 */
export async function asCleared(by: Actor, city: City): Promise<Actor> {
  const meets = by.kind === 'person' && by.roles.some(isOfHouse)
  if (!meets) return by
  const standings = await contactStandings([by.person], city.now(), city)
  const isBarred = ({ role, organisation }: (typeof by.roles)[number]): boolean =>
    organisation !== null &&
    standings.some(
      (one) => one.role === role && one.organisationId === organisation && one.items.length > 0 && !one.stands,
    )
  return { ...by, roles: by.roles.filter((held) => !isBarred(held)) }
}

const isOfHouse = ({ role, organisation }: Extract<Actor, { kind: 'person' }>['roles'][number]): boolean =>
  organisation !== null && contactRoles.includes(role)
