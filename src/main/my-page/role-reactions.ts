import { tellOfRole } from '#commons/people'
import { isId } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

/** Whoever is given a role, or loses one, is written to. What the house itself tells of a demonstration needs no letter. */
const telling =
  (what: 'given' | 'ended'): Reaction['react'] =>
  async ({ about, by }, city, desk) => {
    const { personId, roleId } = about
    if (by.kind === 'system' || !isId(String(personId)) || !isId(String(roleId))) return
    const here = await desk.cityBySlug(city.slug)
    if (here) await tellOfRole({ personId: personId as never, roleId: roleId as never, what }, here, desk)
  }

export const roleReactions: readonly Reaction[] = [
  { when: 'people.role-given', react: telling('given') },
  { when: 'people.role-ended', react: telling('ended') },
]
