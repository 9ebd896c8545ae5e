import { asCleared } from '#commons/people'
import { occasionsAt, type OccasionTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { housesOf } from '../policy.ts'

const day = 86_400_000

/** Today's days of the houses at whose doors somebody stands, on the clocks of each, the first first. */
export async function todayAtDoors(by: Actor, timeZone: string, city: City): Promise<readonly OccasionTold[]> {
  const houses = housesOf(await asCleared(by, city))
  if (houses.length === 0) return []
  const now = city.now()
  const around = await occasionsAt(houses, { from: (now - day) as Instant, until: (now + day) as Instant }, city)
  const today = dayIn(timeZone, now)
  return around.filter(
    ({ occasion }) =>
      occasion.fallsOn === today ||
      dayIn(occasion.timeZone, occasion.startsAt) === today ||
      (occasion.startsAt <= now && now < occasion.endsAt),
  )
}
