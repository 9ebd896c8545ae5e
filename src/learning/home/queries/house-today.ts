import { standingsHere } from '#commons/people'
import { housesOf, standingOfHouse } from '#learning/catalogue'
import { countsOn, occasionsAt } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { dayIn, instant, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { whatNeedsAPerson } from '../rules/what-needs-a-person.ts'
import { loadPreparations } from '../store.ts'
import type { DayAtHouse, HouseToday } from '../words-for-pages.ts'
import type { HomeRefusal } from '../words.ts'

const day = 86_400_000
/** How long after its day a list can still be put right. */
const shownBefore = 30 * day
const shownAhead = 60 * day

/**
 * What of one's houses needs a person now, and the figures of their days: counts, and nobody by name.
 * @refuses not-yours
 */
export async function houseToday(by: Actor, city: City, timeZone: string): Promise<Result<HouseToday, HomeRefusal>> {
  const houses = housesOf(by)
  if (houses.length === 0) return refuse('home.not-yours')
  const now = city.now()
  const today = dayIn(timeZone, now)
  const span = { from: instant(now - shownBefore), until: instant(now + shownAhead) }
  const told = await occasionsAt(houses, span, city)
  const counts = await countsOn(
    told.map(({ occasion }) => occasion.id),
    city,
  )
  const days = told.map(({ occasion, offer }): DayAtHouse => {
    const states = counts.get(occasion.id) ?? {}
    const count = (...of: readonly (keyof typeof states)[]): number =>
      of.reduce((sum, state) => sum + (states[state] ?? 0), 0)
    return {
      occasionId: occasion.id,
      opportunityId: occasion.opportunityId,
      title: offer.title,
      fallsOn: occasion.fallsOn,
      startsAt: occasion.startsAt,
      endsAt: occasion.endsAt,
      timeZone: occasion.timeZone,
      seats: occasion.seats,
      minimum: occasion.minimum,
      placed: count('confirmed', 'attended', 'absent', 'excused', 'completed'),
      held: count('offered'),
      waiting: count('waiting'),
      came: count('attended', 'completed'),
      unmarked: occasion.endsAt <= now ? count('confirmed') : 0,
    }
  })
  const without: { readonly houseId: string; readonly offers: number }[] = []
  for (const houseId of houses) {
    const { offers } = await standingOfHouse(houseId, today, city)
    without.push({ houseId, offers: offers.filter((one) => one.forMinors && one.without !== 0).length })
  }
  const lacking = await lapsing(today, by, city)
  const preparations = await city.reading((tx) =>
    loadPreparations(tx, [...new Set(days.map(({ opportunityId }) => opportunityId))]),
  )
  const needs = whatNeedsAPerson(
    { days, withoutAdult: without.reduce((sum, { offers }) => sum + offers, 0), lacking },
    today,
    now,
  )
  return accept({ needs, days: days.filter(({ endsAt }) => endsAt > now - day), preparations, today })
}

/** Of those this person looks after: who stands without now, or soon. */
async function lapsing(today: Day, by: Actor, city: City): Promise<number> {
  const standings = await standingsHere(today, by, city)
  const lacking = standings.filter(({ items }) => items.some(({ state }) => state !== 'held'))
  return new Set(lacking.map(({ person }) => person.id)).size
}
