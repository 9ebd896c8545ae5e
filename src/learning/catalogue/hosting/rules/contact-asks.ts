import type { ClearanceKind } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { CatalogueSettings, Contact } from '../../words.ts'

/** An adult of the house and what they can show today. */
export interface Cleared {
  readonly personId: Id
  readonly kinds: readonly ClearanceKind[]
}

/**
 * Law: what is asked of a house follows the activity, as a place's settings say: a class with its teacher asks less than
 * a child alone with an adult. One adult of the house who can show all of it is enough.
 * @returns what nobody of the house can show together with the rest; none where all is well
 */
export function missingFor(
  contact: Contact | null,
  { contacts }: Pick<CatalogueSettings, 'contacts'>,
  people: readonly Cleared[],
): readonly ClearanceKind[] {
  const asked = contact === null ? [] : contacts[contact]
  if (asked.length === 0) return []
  const missing = people.map(({ kinds }) => asked.filter((kind) => !kinds.includes(kind)))
  return missing.reduce<readonly ClearanceKind[]>((least, one) => (one.length < least.length ? one : least), asked)
}
