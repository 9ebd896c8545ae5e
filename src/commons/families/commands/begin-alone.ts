import { beginWithMadeUpName, eraseAccount } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { Desk } from '#platform/http/desk.ts'
import { deleteStart, loadExpiredStarts, loadStart, saveStart } from '../store/growing-up.ts'
import type { Place } from '../words.ts'

const alone: Actor = { kind: 'system', because: 'a child began alone' }
const byClock: Actor = { kind: 'system', because: 'a day has begun' }

/**
 * P6: a child begins with a made-up name and nothing else; after some days without an adult it is all forgotten.
 * @returns the token for the cookie
 */
export const beginAlone = (
  language: Language,
  browser: Parameters<typeof beginWithMadeUpName>[1],
  city: City,
  { settings }: Pick<Place, 'settings'>,
): Promise<{ readonly personId: Id; readonly session: string }> =>
  beginWithMadeUpName(language, browser, city, async (tx, { personId, accountId, now }) => {
    const expiresAt = instant(now + settings.startDays * 86_400_000)
    await saveStart(tx, { personId, accountId, expiresAt, confirmedAt: null }, now)
    await record(tx, [happened('families.child-began-alone', alone, { childId: personId })], now)
  })

/** So many at a time, so that a night after a fair does not hold everything else up. */
const atOnce = 200

/**
 * Forgets who began alone and was not confirmed in time, with their account. Interrupted and asked again, it goes on.
 * @returns how many
 */
export async function forgetExpiredStarts(
  city: City,
  desk: Pick<Desk, 'database' | 'clock' | 'ecosystems' | 'files'>,
): Promise<number> {
  let forgotten = 0
  for (const personId of await city.reading((tx) => loadExpiredStarts(tx, city.now(), atOnce))) {
    const start = await city.transaction((tx) => loadStart(tx, personId))
    if (start === null || start.confirmedAt !== null) continue
    await eraseAccount(start.accountId, desk)
    await city.transaction(async (tx) => {
      await deleteStart(tx, personId)
      await record(tx, [happened('families.start-expired', byClock, { childId: personId })], city.now())
    })
    forgotten += 1
  }
  return forgotten
}
