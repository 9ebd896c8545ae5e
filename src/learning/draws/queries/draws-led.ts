import { organisationsOfEcosystem } from '#commons/organisations'
import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { occasionsAt } from '#learning/participation'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { within } from '#platform/database/within.ts'
import { mayConfirm, mayLead } from '../policy.ts'
import { shown } from '../present.ts'
import { loadDraw, loadDraws, loadDrawsOfOccasions, loadItems } from '../store/draws.ts'
import { loadRounds } from '../store/rounds.ts'
import { countRows } from '../store/rows.ts'
import { drawJob, freezeJob, type DrawRefusal } from '../words.ts'
import type { DayToDraw, DrawLed, DrawShown } from '../words-for-pages.ts'
import { seenIn } from './draw-seen.ts'

/** Draws that somebody leads, or reads a number for. */
export const drawsLed = (by: Actor, city: City): Promise<DrawShown[]> =>
  city.reading(async (tx) => {
    const led: DrawShown[] = []
    for (const draw of await loadDraws(tx)) {
      const hostIds = [...new Set((await loadItems(tx, draw.id)).map(({ hostId }) => hostId))]
      if (mayConfirm(by, hostIds)) led.push(shown(draw, city.now()))
    }
    return led
  })

/** A draw as those see it who lead it: how many rows, never whose, and before it is published what guarantees did. @refuses not-here · not-yours */
export async function drawLed(
  drawId: Id,
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'list'>,
): Promise<Result<DrawLed, DrawRefusal>> {
  const under = async (name: string) =>
    (await jobs.list({ ecosystemId: city.ecosystemId, name, limit: 5 })).find(
      ({ state }) => state === 'running' || state === 'waiting',
    )
  const [freezing, drawing] = [await under(freezeJob), await under(drawJob)]
  return city.reading(async (tx) => {
    const draw = await loadDraw(tx, drawId)
    if (!draw) return refuse('draws.not-here')
    const items = await loadItems(tx, drawId)
    const hostIds = [...new Set(items.map(({ hostId }) => hostId))]
    if (!mayConfirm(by, hostIds)) return refuse('draws.not-yours')
    const counted = await countRows(tx, drawId, draw.round)
    const unpublished = (await loadRounds(tx, drawId)).find(({ publishedAt }) => publishedAt === null)
    const me = by.kind === 'person' ? by.person : null
    return accept({
      ...(await seenIn(tx, draw, items, city)),
      rows: counted.all,
      areasByOwnWord: counted.areasByOwnWord,
      hurting: (unpublished?.hurting ?? []).map(({ opportunity, ...more }) => ({ item: opportunity, ...more })),
      checked: unpublished
        ? {
            faults: unpublished.checked.faults + unpublished.checked.blockingAlone,
            wasted: unpublished.checked.wastedSeats + unpublished.checked.wastedGuarantees,
            blocking: unpublished.checked.blocking,
          }
        : null,
      placed: counted.placed,
      seedBy: draw.seedSaidBy === null ? 'nobody' : draw.seedSaidBy === me ? 'me' : 'another',
      isLate: draw.state === 'closed' && draw.closedAt! >= draw.sourceAt,
      mayLead: mayLead(by, hostIds),
      progress: (draw.state === 'open' ? freezing : draw.state === 'seeded' ? drawing : null) ?? null,
    })
  })
}

const seenAhead = 400 * 86_400_000

/** Days that could be drawn: open, to come, nobody in yet and in no draw, of houses this person works for. */
export const daysToDraw = (by: Actor, city: City): Promise<DayToDraw[]> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const hostIds = isOfOffice(by)
      ? (await organisationsOfEcosystem(inside)).map(({ id }) => id)
      : by.kind === 'person'
        ? by.roles.flatMap(({ organisation }) =>
            organisation !== null && mayLead(by, [organisation]) ? [organisation] : [],
          )
        : []
    const from = city.now()
    const days = (await occasionsAt(hostIds, { from, until: (from + seenAhead) as Instant }, inside)).filter(
      ({ occasion }) => occasion.state === 'open' && occasion.taken === 0 && occasion.startsAt > from,
    )
    const drawn = await loadDrawsOfOccasions(
      tx,
      days.map(({ occasion }) => occasion.id),
    )
    return days
      .filter(({ occasion }) => !drawn.has(occasion.id))
      .map(({ occasion: { id, opportunityId, sessionId, startsAt, timeZone, seats }, offer }) => ({
        occasionId: id,
        opportunityId,
        sessionId,
        title: offer.title,
        startsAt,
        timeZone,
        seats,
      }))
  })
