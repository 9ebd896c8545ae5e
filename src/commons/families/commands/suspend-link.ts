import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySuspend } from '../policy.ts'
import { servedChild } from '../queries/child-facts.ts'
import { loadLink, saveLinkState } from '../store/links.ts'
import type { FamilyRefusal, SuspensionReason } from '../words.ts'

/** P9: the link rests from this moment: the guardian sees nothing and their yes no longer counts. @refuses not-yours · not-here · link-not-active */
export const suspendLink = (
  { linkId, because }: { readonly linkId: Id; readonly because: SuspensionReason },
  by: Actor,
  city: City,
): Promise<Result<null, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const link = await loadLink(tx, linkId, true)
    if (!link) return refuse('families.not-here')
    const served = await servedChild(link, within(tx, city))
    if (!maySuspend(by, served)) return refuse('families.not-yours')
    if (link.state !== 'active') return refuse('families.link-not-active')
    const now = city.now()
    const suspendedBy = by.kind === 'person' ? by.person : null
    await saveLinkState(
      tx,
      linkId,
      { state: 'suspended', suspendedBy, suspendedBecause: because, restoreAskedBy: null },
      now,
    )
    await record(tx, [happened('families.link-suspended', by, { linkId, childId: link.childId, because })], now)
    return accept(null)
  })
