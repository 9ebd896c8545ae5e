import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { occasionsById, setWay } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { instantOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { mayLead } from '../policy.ts'
import { clash, itemsOf, seatsOf } from '../rules/items-of.ts'
import { insertDraw, insertItems, loadDrawsOfOccasions } from '../store/draws.ts'
import { drawsSettings, type DrawForm, type DrawItem, type DrawRefusal, type FairDraw } from '../words.ts'

/** Time to freeze all rows and publish their hash before anybody can read the number. */
const before = 3_600_000

/** When a source is read, and that nobody can know it before the rows are frozen. */
export function momentOfSource(
  { sourceOn, sourceTime }: { readonly sourceOn: Day; readonly sourceTime: WallTime },
  after: Instant,
  timeZone: string,
): Instant | null {
  const at = instantOf(sourceOn, sourceTime, zoneClock(timeZone)!)
  return at >= after + before ? at : null
}

/**
 * Makes a draw over days on which nobody has a place yet; from now on their places are given by it alone. Days that belong
 * together are one place. Nobody else sees it before it is announced.
 * @param language in which its title is written
 * @refuses not-yours · malformed (a group the ecosystem does not declare) · window-over · source-too-early · not-here · day-not-free · day-begun · days-clash · guarantees-above-seats
 */
export const makeDraw = (
  { form, language }: { readonly form: DrawForm; readonly language: string },
  by: Actor,
  city: City,
): Promise<Result<Id, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const ecosystem = await ecosystemHere(tx, city)
    const clock = zoneClock(ecosystem.timeZone)!
    const { groups } = settingsOf(ecosystem, 'draws', drawsSettings)
    const declared = new Set(groups.map(({ id }) => id))
    if (Object.keys(form.guarantees).some((group) => !declared.has(group))) return refuse('draws.malformed')
    const now = city.now()
    const opensAt = instantOf(form.opensOn as Day, '00:00' as WallTime, clock)
    const closesAt = instantOf(addDays(form.closesOn as Day, 1), '00:00' as WallTime, clock)
    if (closesAt <= now) return refuse('draws.window-over')
    const sourceAt = momentOfSource(form, closesAt, ecosystem.timeZone)
    if (sourceAt === null) return refuse('draws.source-too-early')
    const occasionIds = [...new Set(form.occasionIds)]
    const occasions = await occasionsById(occasionIds, inside)
    if (occasions.length < occasionIds.length) return refuse('draws.not-here')
    const hostIds = [...new Set(occasions.map(({ hostId }) => hostId))]
    if (!mayLead(by, hostIds)) return refuse('draws.not-yours')
    if (occasions.some(({ startsAt }) => startsAt <= sourceAt)) return refuse('draws.day-begun')
    if ((await loadDrawsOfOccasions(tx, occasionIds)).size > 0) return refuse('draws.day-not-free')
    const guarantees = groups.flatMap(({ id }) => {
      const seats = form.guarantees[id] ?? 0
      return seats === 0 ? [] : [{ group: id, seats }]
    })
    const kept = guarantees.reduce((sum, { seats }) => sum + seats, 0)
    const fewest = seatsOf(occasions)
    const places = itemsOf(occasions, form.whole)
    if (places.some(clash)) return refuse('draws.days-clash')
    if (kept > fewest) return refuse('draws.guarantees-above-seats', { kept, seats: fewest })
    const drawn = await setWay({ occasionIds, way: 'fair-draw' }, by, inside)
    if (!drawn.ok) return notFree(drawn.refusal)
    const draw: FairDraw = {
      id: city.newId(),
      title: form.title,
      language,
      state: 'prepared',
      round: 1,
      opensAt,
      closesAt,
      source: form.source,
      sourceAddress: form.sourceAddress,
      sourceAt,
      closedAt: null,
      seed: null,
      seedSaidBy: null,
      seedConfirmedBy: null,
      releasedAt: null,
    }
    await insertDraw(tx, draw, now)
    const items = places.map((days, index): DrawItem => {
      const { opportunityId, hostId } = days[0]!
      const occasionIds = days.map(({ id }) => id)
      return {
        id: city.newId(),
        name: `w${index + 1}`,
        occasionIds,
        opportunityId,
        hostId,
        seats: seatsOf(days),
        guarantees,
      }
    })
    await insertItems(tx, draw.id, items)
    await record(tx, [happened('draws.made', by, { drawId: draw.id })], now)
    return accept(draw.id)
  })

const notFree = (refusal: string): Refused<DrawRefusal> =>
  refuse(refusal === 'participation.not-yours' ? 'draws.not-yours' : 'draws.day-not-free')
