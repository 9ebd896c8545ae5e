import { venuesById } from '#commons/organisations'
import { catalogueSettings, opportunityById, textOfOpportunity, weightOfName, type Session } from '#learning/catalogue'
import { seasonOf, timesOfDay, type OfferFacts, type WantsSettings } from '#learning/wants'
import { madeAt, type Id } from '#kernel/id.ts'
import { addDays, instant, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import { expandRule } from '#standards/recurrence/expand-rule.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { settingsOf } from '#commons/ecosystems'

/** How far ahead days are looked at: a year has all its seasons. */
const seenAhead = 366

/** The days of a session to come, with the hour each begins at; null: they are not stated. */
function daysOf({ when, timeZone }: Session, today: Day): { day: Day; startTime: WallTime | null }[] | null {
  if (when.form === 'span') return null
  const { startTime } = when
  if (when.form === 'dated') return when.endOn < today ? [] : [{ day: when.startOn, startTime }]
  const expanded = expandRule({ ...when, timeZone }, { from: today, to: addDays(today, seenAhead) })
  return expanded.ok ? expanded.value.days.map((day) => ({ day, startTime })) : null
}

const isOver = ({ when }: Session, today: Day): boolean =>
  when.form === 'span' && when.endOn !== null && when.endOn < today

/**
 * A public offer as a wish looks at it; null: nobody can come to it.
 * @param publicSince when it was let through, where that was later than its writing
 */
export async function offerFacts(
  id: Id,
  { seasonsBegin }: Pick<WantsSettings, 'seasonsBegin'>,
  { ecosystem, city }: CityHere,
  publicSince: Instant | null = null,
): Promise<OfferFacts | null> {
  const found = await opportunityById(id, city)
  if (!found.ok) return null
  const { opportunity, sessions, today } = found.value
  const { publication, withdrawn, hostRests, mergedInto, lapsesOn } = opportunity
  if (publication !== 'published' || withdrawn || hostRests || mergedInto !== null) return null
  if (lapsesOn !== null && lapsesOn < today) return null
  const days = new Map(
    sessions
      .filter((session) => session.state === 'live' && !isOver(session, today))
      .map((session) => [session, daysOf(session, today)] as const)
      .filter(([, of]) => of === null || of.length > 0),
  )
  if (days.size === 0) return null
  const live = [...days.keys()]
  const isStated = [...days.values()].every((of) => of !== null)
  const all = [...days.values()].flatMap((of) => of ?? [])
  const { daysOff } = settingsOf(ecosystem, 'catalogue', catalogueSettings)
  const isDayOff = (day: Day): boolean => daysOff.some(({ from, until }) => day >= from && day <= until)
  const venues = await venuesById(
    city,
    live.flatMap(({ venueId }) => venueId ?? []),
  )
  const { weights } = textOfOpportunity({ ...opportunity, hostName: '' })
  return {
    opportunityId: id,
    title: opportunity.title,
    weights,
    heavy: weightOfName,
    ages: opportunity.ages,
    areaIds: new Set(venues.flatMap(({ areaId }) => areaId ?? [])),
    online: live.some(({ online }) => online),
    times: isStated ? new Set(all.flatMap(({ day, startTime }) => timesOfDay(day, startTime, isDayOff(day)))) : null,
    seasons: isStated ? new Set(all.map(({ day }) => seasonOf(day, seasonsBegin))) : null,
    newSince: instant(Math.max(publicSince ?? 0, madeAt(id), ...live.map((session) => madeAt(session.id)))),
  }
}
