import { ecosystemHere } from '#commons/ecosystems'
import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayMakeGroup, standsFor } from '../policy.ts'
import { saveBelonging } from '../store/belonging.ts'
import { saveGroup } from '../store/groups.ts'
import type { GroupForm, GroupRefusal } from '../words.ts'

/**
 * Makes a group. Who makes one as educator, host or mentor is responsible for it from today on.
 * @refuses not-yours · no-such-organisation
 */
export const makeGroup = (
  form: GroupForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly groupId: Id }, GroupRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayMakeGroup(by, form.organisationId)) return refuse('groups.not-yours')
    const asked = new Set([form.organisationId, ...(form.schoolId === null ? [] : [form.schoolId])])
    if ((await organisationsById(tx, [...asked])).length < asked.size) return refuse('groups.no-such-organisation')
    const [groupId, now] = [city.newId(), city.now()]
    await saveGroup(tx, groupId, form, now)
    const leads = by.kind === 'person' && standsFor(by, form.organisationId)
    if (leads) {
      // From today even where the season begins later: somebody has to write the list before it does.
      const { timeZone } = await ecosystemHere(tx, city)
      const fromOn = dayIn(timeZone, now)
      await saveBelonging(tx, 'adult', { groupId, personId: by.person, fromOn, untilOn: null, partyId: null })
    }
    const { kind, organisationId } = form
    const adultId = leads ? by.person : null
    await record(tx, [happened('groups.group-made', by, { groupId, kind, organisationId, adultId })], now)
    return accept({ groupId })
  })
