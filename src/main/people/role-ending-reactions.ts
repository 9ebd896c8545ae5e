import { tellPerson } from '#commons/messages'
import { isId } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

/** Whose role ends by its date hears of it in time to hand it over, and when it has ended. */
const telling =
  (what: 'ends-soon' | 'ran-out'): Reaction['react'] =>
  async ({ about }, city, desk) => {
    const [personId, roleId] = [String(about['personId']), String(about['roleId'])]
    const here = await desk.cityBySlug(city.slug)
    if (!here || !isId(personId) || !isId(roleId)) return
    const notice = {
      personId,
      about: roleId,
      kind: what === 'ran-out' ? 'people.role-ran-out' : `people.role-ends-in-${String(about['days'])}`,
      sentence: `people.tell-role-${what}`,
      values: { role: { say: `people.role-${String(about['role'])}` }, day: { day: about['untilOn'] as Day } },
      path: '/me/roles',
    }
    await tellPerson(notice, here, desk)
  }

export const roleEndingReactions: readonly Reaction[] = [
  { when: 'people.role-ends-soon', react: telling('ends-soon') },
  { when: 'people.role-ran-out', react: telling('ran-out') },
]
