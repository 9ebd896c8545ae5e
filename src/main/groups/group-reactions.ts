import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, makeConsentLink } from '#commons/families'
import { takeOverGroups } from '#commons/groups'
import { personForOffice } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

/** Asked twice within this time, a family was asked once: somebody pressed again, or the worker was told again. */
const sameAsking = 60 * 60_000

const house: Actor = { kind: 'system', because: 'a role was handed over' }

/** What follows when somebody who answers for a group acts on it. */
export const groupReactions: readonly Reaction[] = [
  {
    // The link's own event sends it, in the guardian's language; a later link takes the place of an earlier one.
    when: 'groups.family-invited',
    react: async ({ about, at }, city, desk) => {
      const linkId = String(about['linkId'])
      const here = await desk.cityBySlug(city.slug)
      if (!here || !isId(linkId)) return
      const place = {
        settings: settingsOf(here.ecosystem, 'families', familiesSettings),
        timeZone: here.ecosystem.timeZone,
      }
      // Refused where the link rests or ended meanwhile: then nobody is asked, which is right.
      const ask = { linkId, isSent: true, secret: desk.config.secret, unlessMadeSince: instant(at - sameAsking) }
      await makeConsentLink(ask, { kind: 'system', because: 'a group asks its families' }, city, place)
    },
  },
  {
    // The groups go with the role on the day it does: no class wakes up without an adult.
    when: 'people.role-handed-over',
    react: async ({ about }, city) => {
      const [roleId, fromId, toId] = [about['roleId'], about['fromId'], about['toId']] as [Id, Id, Id]
      const onDay = about['fromOn'] as Day
      const [from, to] = [await personForOffice(fromId, house, city), await personForOffice(toId, house, city)]
      const handed = to?.roles.find(({ id }) => id === roleId)
      // Whoever has gone meanwhile takes nothing over.
      if (handed === undefined) return
      const { role, organisationId } = handed
      const kept = (from?.roles ?? [])
        .filter(({ fromOn, untilOn }) => fromOn <= onDay && (untilOn === null || onDay <= untilOn))
        .map((one) => ({ role: one.role, organisation: one.organisationId }))
      const moved = await takeOverGroups({ fromId, toId, role, organisationId, onDay, kept }, house, city)
      if (!moved.ok) throw new Error(`groups could not go with a role: ${moved.refusal}`)
    },
  },
]
