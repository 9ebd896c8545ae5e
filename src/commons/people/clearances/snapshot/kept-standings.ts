import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { hearNotices, type Line } from '#platform/database/hear-notices.ts'
import { loadPersons } from '../../store.ts'
import { standing } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import type { ClearancesSettings, Standing } from '../words.ts'

/** One role somebody holds among children, where it stands in the list: first who is without, then who lapses. */
export interface Placed {
  readonly personId: Id
  readonly role: Role
  readonly organisationId: Id | null
  readonly place: 'without' | 'lapsing' | 'standing'
}

/** The order of a place's list as this process remembers it; never an answer to who may be with children. */
export interface KeptStandings {
  inOrder(
    asked: { readonly today: Day; readonly settings: ClearancesSettings },
    tx: Tx,
    city: City,
  ): Promise<readonly Placed[]>
  watch(): Promise<{ stop(): Promise<void> }>
}

interface Known {
  readonly of: string
  readonly placed: Promise<readonly Placed[]>
}

const most = 100

/** Two thousand people are put in order once and not for each look, while this process hears of what changes. */
export function openKeptStandings(database: Database): KeptStandings {
  const kept = new Map<string, Known>()
  let line: Line | null = null
  const forget = (ecosystemId = ''): void => (ecosystemId === '' ? kept.clear() : void kept.delete(ecosystemId))
  return {
    inOrder: async ({ today, settings }, tx, city) => {
      const of = `${today} ${JSON.stringify(settings)}`
      const known = kept.get(city.ecosystemId)
      if (known?.of === of) return known.placed
      const placed = putInOrder(today, settings, tx)
      if (line?.hears() !== true) return placed
      if (kept.size >= most) kept.delete(kept.keys().next().value!)
      const fresh = { of, placed }
      kept.set(city.ecosystemId, fresh)
      placed.catch(() => {
        if (kept.get(city.ecosystemId) === fresh) kept.delete(city.ecosystemId)
      })
      return placed
    },
    watch: async () => {
      line = await hearNotices(database, 'hedgerow_standings', { onNotice: forget, onSilence: () => forget() })
      return line
    },
  }
}

export const placeOf = ({ stands, items }: Standing): Placed['place'] =>
  !stands ? 'without' : items.some(({ state }) => state === 'lapsing') ? 'lapsing' : 'standing'

const places = ['without', 'lapsing', 'standing'] as const

async function putInOrder(today: Day, settings: ClearancesSettings, tx: Tx): Promise<readonly Placed[]> {
  const roles = await loadContactRoles(tx, today, null)
  const ids = [...new Set(roles.map(({ personId }) => personId))]
  const persons = new Map((await loadPersons(tx, ids)).map((person) => [person.id, person]))
  const clearances = Map.groupBy(await loadClearances(tx, ids), ({ personId }) => personId)
  const named = roles.flatMap(({ personId, role, organisationId }) => {
    const person = persons.get(personId)
    if (!person || person.erasedAt !== null) return []
    const place = placeOf(standing(person, role, today, settings, clearances.get(personId) ?? []))
    return [{ placed: { personId, role, organisationId, place }, name: person.displayName }]
  })
  return named
    .sort(
      (one, other) =>
        places.indexOf(one.placed.place) - places.indexOf(other.placed.place) || (one.name < other.name ? -1 : 1),
    )
    .map(({ placed }) => placed)
}
