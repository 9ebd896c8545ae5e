import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayEndLink } from '../policy.ts'
import { loadLink, saveLinkState } from '../store/links.ts'
import type { FamilyRefusal } from '../words.ts'

/** For good; told twice it happened once. @refuses not-here · not-yours */
export const endLink = (
  { linkId, because = 'laid-down' }: { readonly linkId: Id; readonly because?: 'laid-down' | 'of-age' | 'mistaken' },
  by: Actor,
  city: City,
): Promise<Result<null, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const link = await loadLink(tx, linkId, true)
    if (!link) return refuse('families.not-here')
    if (!mayEndLink(by, link)) return refuse('families.not-yours')
    if (link.state === 'ended') return accept(null)
    const now = city.now()
    await saveLinkState(tx, linkId, { ...link, state: 'ended', restoreAskedBy: null }, now)
    await record(tx, [happened('families.link-ended', by, { linkId, childId: link.childId, because })], now)
    return accept(null)
  })
