import { tellPerson } from '#commons/messages'
import { holdersOf } from '#commons/people'
import { occasionTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { momentSaid } from './tell-families.ts'

/** A house's hosts and coordinators of today hear that too few come, each once, and whether that cancelled the day. */
export async function tellHouse(
  occasionId: Id,
  {
    kind,
    isCancelled,
    counts,
  }: {
    readonly kind: string
    readonly isCancelled: boolean
    readonly counts: { readonly coming: number; readonly minimum: number }
  },
  here: CityHere,
  desk: Desk,
): Promise<void> {
  const { city, ecosystem } = here
  const told = await occasionTold(occasionId, city)
  if (!told) return
  const { occasion, offer } = told
  const today = dayIn(ecosystem.timeZone, city.now())
  const [hosts, coordinators] = await Promise.all(
    (['host', 'coordinator'] as const).map((role) => holdersOf({ role, organisationId: occasion.hostId }, today, city)),
  )
  const values = {
    title: { texts: offer.title },
    ...momentSaid(occasion.startsAt, occasion.timeZone, ['day', 'time']),
    ...counts,
  }
  const sentence = `participation.house-${isCancelled ? 'too-few-cancelled' : 'too-few'}`
  const path = `/host/offers/${occasion.opportunityId}/places`
  for (const personId of new Set([...hosts!, ...coordinators!]))
    await tellPerson({ personId, about: occasionId, kind, sentence, values, path }, here, desk)
}
