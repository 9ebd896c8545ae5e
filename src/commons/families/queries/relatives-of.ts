import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadLinksOfChildren, loadLinksOfGuardian } from '../store/links.ts'

/** Whom somebody must not decide about: their children, their guardians, and who answers for the same children. */
export const relativesOf = (personId: Id, city: City): Promise<Id[]> =>
  city.reading(async (tx) => {
    const children = (await loadLinksOfGuardian(tx, personId)).map(({ childId }) => childId)
    const links = await loadLinksOfChildren(tx, [personId, ...children])
    const related = new Set([...children, ...links.map(({ guardianId }) => guardianId)])
    related.delete(personId)
    return [...related]
  })
