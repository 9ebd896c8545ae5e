import type { FastifyRequest } from 'fastify'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings } from '#commons/families'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { peopleToWishFor } from '../queries/my-wishes.ts'
import type { PersonToWishFor } from '../words-for-pages.ts'

/** Whom somebody may wish for where no account is needed; nobody for a visitor. */
export async function peopleHere(
  desk: Desk,
  request: FastifyRequest,
  { city, ecosystem }: CityHere,
): Promise<PersonToWishFor[]> {
  const by = await desk.by(request)
  if (by.kind !== 'person') return []
  const settings = settingsOf(ecosystem, 'families', familiesSettings)
  return peopleToWishFor(by, city, { settings, timeZone: ecosystem.timeZone })
}
