import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayRestore, maySuspend } from '../policy.ts'
import { servedChild } from '../queries/child-facts.ts'
import { mayNow } from '../queries/serving-now.ts'
import { decideRestore } from '../rules/decide-restore.ts'
import { loadLink, saveLinkState } from '../store/links.ts'
import type { FamilyRefusal } from '../words.ts'

/**
 * P9: said once it is asked for; said by a second person it is done.
 * @refuses not-here · not-yours · clearance-lapsed · link-not-suspended · second-person-needed
 */
export const restoreLink = (linkId: Id, by: Actor, city: City): Promise<Result<'asked' | 'restored', FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const link = await loadLink(tx, linkId, true)
    if (!link) return refuse('families.not-here')
    const served = await servedChild(link, within(tx, city))
    if (!mayRestore(by, link, served)) return refuse('families.not-yours')
    const restoring = await mayNow((as) => maySuspend(as, served), by, within(tx, city))
    if (!restoring.ok) return restoring
    const decided = decideRestore(link, by.person)
    if (!decided.ok) return decided
    const now = city.now()
    const about = { linkId, childId: link.childId }
    if (decided.value === 'asked') {
      await saveLinkState(tx, linkId, { ...link, restoreAskedBy: by.person }, now)
      await record(tx, [happened('families.restore-asked', by, about)], now)
    } else {
      await saveLinkState(
        tx,
        linkId,
        { state: 'active', suspendedBy: null, suspendedBecause: null, restoreAskedBy: null },
        now,
      )
      await record(tx, [happened('families.link-restored', by, { ...about, askedBy: link.restoreAskedBy })], now)
    }
    return accept(decided.value)
  })
