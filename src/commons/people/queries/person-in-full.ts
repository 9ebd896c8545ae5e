import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { rowsAbout, type RowsAbout } from '#platform/database/rows-about.ts'
import { loadPersons, loadRoles } from '../store.ts'
import { loadWays } from '../ways/store.ts'

/** What this room keeps beside the person itself; cards and invitations without what opens them. */
export const personTables: readonly RowsAbout[] = [
  { table: 'people_user_names', of: ['person_id'] },
  { table: 'people_cards', of: ['person_id'] },
  { table: 'people_clearances', of: ['person_id'] },
  { table: 'people_contact_proposals', of: ['person_id'] },
  { table: 'people_invitations', of: ['person_id'] },
]

/** Everything this room keeps about a person, for that person's own copy (P18). */
export const personInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person) return null
    const { madeAt, erasedAt: _erasedAt, ...known } = person
    return {
      ...known,
      madeAt: new Date(madeAt).toISOString(),
      roles: (await loadRoles(tx, personId)).map(({ endedAt, ...role }) => ({
        ...role,
        endedAt: endedAt && new Date(endedAt).toISOString(),
      })),
      ways: (await loadWays(tx, [personId])).map(({ kind, address, confirmedHow }) => ({
        kind,
        address,
        confirmedHow,
      })),
      ...(await rowsAbout(tx, personTables, personId)),
    }
  })
