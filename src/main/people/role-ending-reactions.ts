import { tellPerson } from '#commons/messages'
import { personForOffice } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

const house: Actor = { kind: 'system', because: 'a role was handed over' }

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

/** Who takes a role over hears of it at once, also when its first day is still to come. */
const tellSuccessor: Reaction['react'] = async ({ about }, city, desk) => {
  const [roleId, fromId, toId] = [String(about['roleId']), String(about['fromId']), String(about['toId'])]
  const here = await desk.cityBySlug(city.slug)
  if (!here || !isId(roleId) || !isId(fromId) || !isId(toId)) return
  const [from, to] = [await personForOffice(fromId, house, city), await personForOffice(toId, house, city)]
  const role = to?.roles.find(({ id }) => id === roleId)
  // Whoever has gone meanwhile takes nothing over.
  if (!role) return
  const notice = {
    personId: toId,
    about: roleId,
    kind: 'people.role-handed-over',
    sentence: 'people.tell-role-handed-over',
    values: {
      name: from?.person.displayName ?? '–',
      role: { say: `people.role-${role.role}` },
      day: { day: role.fromOn },
    },
    path: '/me/roles',
  }
  await tellPerson(notice, here, desk)
}

export const roleEndingReactions: readonly Reaction[] = [
  { when: 'people.role-ends-soon', react: telling('ends-soon') },
  { when: 'people.role-ran-out', react: telling('ran-out') },
  { when: 'people.role-handed-over', react: tellSuccessor },
]
