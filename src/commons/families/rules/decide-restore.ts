import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { FamilyRefusal, Link } from '../words.ts'

/** P9: it takes two people to restore a suspended link: the first asks, a second one, never the same, restores. */
export function decideRestore(
  link: Pick<Link, 'state' | 'restoreAskedBy'>,
  by: Id,
): Result<
  'asked' | 'restored',
  Extract<FamilyRefusal, 'families.link-not-suspended' | 'families.second-person-needed'>
> {
  if (link.state !== 'suspended') return refuse('families.link-not-suspended')
  if (link.restoreAskedBy === null) return accept('asked')
  return link.restoreAskedBy === by ? refuse('families.second-person-needed') : accept('restored')
}
