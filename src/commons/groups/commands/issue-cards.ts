import { replaceCard, type FreshCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { Place } from '#commons/families'
import { groupSeen } from '../queries/group-seen.ts'
import type { GroupRefusal } from '../words.ts'

/** Four sheets of A4: making more at once keeps the one who waits, and the processor, too long. */
export const mostCardsAtOnce = 112

/**
 * Cards for the children of a group: for those without one, or anew for all who have none of another desk, whose card is
 * that desk's to replace. Old ones of this house open nothing from this moment on.
 * @refuses not-here · no-clearance · not-yours · nothing-to-print
 */
export async function issueCards(
  { groupId, which }: { readonly groupId: Id; readonly which: 'missing' | 'all' },
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<readonly FreshCard[], GroupRefusal>> {
  const seen = await groupSeen(groupId, by, city, place)
  if (!seen.ok) return seen
  const { sight, members, group } = seen.value
  if (sight !== 'names') return refuse('groups.no-clearance')
  const wanted = members.filter(({ card }) => card === 'none' || (which === 'all' && card === 'ours'))
  if (wanted.length === 0) return refuse('groups.nothing-to-print')
  const cards: FreshCard[] = []
  for (const { personId } of wanted.slice(0, mostCardsAtOnce)) {
    const card = await replaceCard({ personId, organisationId: group.organisationId }, by, city)
    if (!card.ok) return refuse('groups.not-yours')
    cards.push(card.value)
  }
  return accept(cards)
}
