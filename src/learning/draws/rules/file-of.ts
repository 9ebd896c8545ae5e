import type { DrawFile } from '#laws/fair-draw/words.ts'
import type { DrawItem, DrawRow } from '../words.ts'

/** The file that is committed to and drawn: pseudonyms and the names of workshops, no person. Rows must be frozen. */
export function fileOf(items: readonly DrawItem[], rows: readonly DrawRow[]): DrawFile {
  const nameOf = new Map(items.map(({ id, name }) => [id, name]))
  return {
    opportunities: items.map(({ name, seats, guarantees }) => ({ id: name, seats, guarantees })),
    applicants: rows.map(({ frozen, wishes }) => {
      const { pseudonym, family, together, groups } = frozen!
      return { id: pseudonym, family, together, groups, wishes: wishes.map((id) => nameOf.get(id)!) }
    }),
  }
}
