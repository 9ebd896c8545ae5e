import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import type { Around } from '../rules/fits.ts'
import { loadDaysAway } from '../store/days-away.ts'
import { loadBlockedDays } from '../store/blocked-days.ts'
import { visitsSettings, type VisitPath, type VisitsSettings } from '../words.ts'

export interface Moment {
  readonly settings: VisitsSettings
  readonly timeZone: string
  readonly today: Day
}

/** The place's settings and its day. */
export async function momentHere(tx: Tx, city: City): Promise<Moment> {
  const ecosystem = await ecosystemHere(tx, city)
  return {
    settings: settingsOf(ecosystem, 'visits', visitsSettings),
    timeZone: ecosystem.timeZone,
    today: dayIn(ecosystem.timeZone, city.now()),
  }
}

/**
 * What decides, beside the date itself, whether each of these classes may come to a kind of visit, asked once for all.
 * @param besides an ask whose own dates do not count: it is about to move
 */
export async function aroundClasses(
  tx: Tx,
  {
    groupIds,
    today,
    besides = null,
  }: { readonly groupIds: readonly Id[]; readonly today: Day; readonly besides?: Id | null },
  city: City,
): Promise<(path: VisitPath, groupId: Id) => Around> {
  const blocked = await loadBlockedDays(tx, today)
  const away = await loadDaysAway(tx, groupIds, besides)
  const now = city.now()
  return (path, groupId) => ({ path, blocked, awayOn: away.get(groupId) ?? [], now })
}
