import { areasOfEcosystem } from '#commons/ecosystems'
import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { housesToTryFor, isStillWanted, maySeeDemand } from '../policy.ts'
import { sortDemand } from '../rules/sort-demand.ts'
import { loadReplies, loadTrials } from '../store/trials.ts'
import type { Demand } from '../words-for-pages.ts'
import type { DemandSort, WantRefusal } from '../words.ts'
import { publicWants, type PublicView } from './public-wants.ts'

export interface DemandAsked {
  readonly view: PublicView
  readonly areaId: string
  readonly season: string
  readonly sort: DemandSort
}

/**
 * What is wanted, for those who could make it: by area and season as far as everybody may know them (P26), so that no filter
 * tells what a small number holds back. @refuses hosts-only
 */
export async function demandSeen(
  { view, areaId, season, sort }: DemandAsked,
  by: Actor,
  city: City,
): Promise<Result<Demand, WantRefusal>> {
  if (!maySeeDemand(by)) return refuse('wants.hosts-only')
  const areas = await areasOfEcosystem(city)
  const names = new Map<string, string>(areas.map(({ id, name }) => [id, name]))
  const wants = (await publicWants(city, view)).filter(({ state }) => isStillWanted(state))
  const hostIds = housesToTryFor(by)
  return city.reading(async (tx) => {
    const asked = await loadTrials(tx, { wantIds: wants.map(({ id }) => id) })
    const running = new Set(asked.filter(({ state }) => runs.has(state)).map(({ wantId }) => wantId))
    const own = hostIds.length === 0 ? [] : await loadTrials(tx, { hostIds })
    const replies = await loadReplies(
      tx,
      own.map(({ id }) => id),
    )
    const houses = hostIds.length === 0 ? [] : await organisationsById(tx, hostIds)
    const rows = wants
      .filter((want) => (areaId === '' || want.areaId === areaId) && (season === '' || want.season === season))
      .map((want) => ({
        id: want.id,
        want,
        askers: want.count.shown === 'exactly' ? want.count.count : null,
        area: want.areaId === null ? null : (names.get(want.areaId) ?? null),
        season: want.season,
        isBeingAsked: running.has(want.id),
      }))
    return accept({
      wants: sortDemand(rows, sort),
      trials: own.map((trial) => ({
        trial,
        house: houses.find(({ id }) => id === trial.hostId)?.name ?? '',
        yeses: replies.filter(({ trialId, says }) => trialId === trial.id && says === 'yes').length,
      })),
      houses: houses.map(({ id, name }) => ({ id, name })),
      areas: areas.map(({ id, name }) => ({ id: id as Id, name })),
    })
  })
}

const runs: ReadonlySet<string> = new Set(['asking', 'agreed'])
