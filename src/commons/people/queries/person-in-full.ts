import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons, loadRoles } from '../store.ts'
import { loadWays } from '../ways/store.ts'

/** Everything this room keeps about a person, for that person's own copy (P18). */
export const personInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person) return null
    const { madeAt, erasedAt: _erasedAt, ...known } = person
    return {
      ...known,
      madeAt: new Date(madeAt).toISOString(),
      roles: await loadRoles(tx, personId),
      ways: (await loadWays(tx, [personId])).map(({ kind, address, confirmedHow }) => ({
        kind,
        address,
        confirmedHow,
      })),
    }
  })
