import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { deleteTracesOf, loadRunningLinksOf, saveLinkState } from '../store/links.ts'

/**
 * P19: somebody was erased. Their links end and their codes go. What was consented stays as words of ids
 * that lead nowhere: it is the proof of what others were allowed. Told twice, it happened once.
 */
export const forgetPerson = (personId: Id, by: Actor, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const links = await loadRunningLinksOf(tx, personId)
    for (const link of links) {
      await saveLinkState(tx, link.id, { ...link, state: 'ended', restoreAskedBy: null }, now)
    }
    await deleteTracesOf(tx, personId)
    const ended = links.map(({ id, childId }) =>
      happened('families.link-ended', by, { linkId: id, childId, because: 'erased' }),
    )
    await record(tx, ended, now)
  })
