import type { GroupKnown } from '#commons/groups'
import type { Id } from '#kernel/id.ts'
import type { ClassNamed } from '../words-for-pages.ts'
import type { Booking } from '../words.ts'

/** A class that is gone meanwhile has no name any more. */
export function classNamed(
  { groupId, schoolId }: Pick<Booking, 'groupId' | 'schoolId'>,
  classes: ReadonlyMap<Id, GroupKnown>,
): ClassNamed {
  const known = classes.get(groupId)
  return { groupId, schoolId, name: known?.name ?? '–', schoolName: known?.organisationName ?? '–' }
}
