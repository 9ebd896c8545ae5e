import type { Id } from '#kernel/id.ts'
import type { Group } from '../words.ts'

/** What is known of a child before a group takes it on its list. */
export interface JoiningFacts {
  readonly group: Pick<Group, 'organisationId'>
  /** Organisations that know the child: they gave it a card, or it is or was in a group of theirs. */
  readonly knownTo: readonly Id[]
  /** The consent book's answer for taking part. */
  readonly familySaysYes: boolean
  readonly isOffice: boolean
}

/**
 * A group takes a child whom its organisation knows, or whose family said yes to taking part. A name that was heard
 * somewhere opens no child (P2), nor does a school that a group only says its children go to.
 */
export const mayJoin = ({ group, knownTo, familySaysYes, isOffice }: JoiningFacts): boolean =>
  isOffice || familySaysYes || knownTo.includes(group.organisationId)
