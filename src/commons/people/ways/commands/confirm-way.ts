import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf } from '../../policy.ts'
import type { PeopleRefusal } from '../../words.ts'
import { deleteWay, loadCode, saveCodeTried } from '../store.ts'
import { codeTries, type WayKind, type WayRefusal } from '../words.ts'
import { hashOfCode } from './keep-way.ts'

interface Ask {
  readonly personId: Id
  readonly kind: WayKind
}

/**
 * The person typed what was sent to the way: it is theirs.
 * @refuses not-yours · code-wrong: another one, too late, or guessed too often; a new one can be sent
 */
export const confirmWay = (
  { personId, kind, code }: Ask & { readonly code: string },
  by: Actor,
  city: City,
): Promise<Result<null, WayRefusal | PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (!isSelf(by, personId)) return refuse('people.not-yours')
    const now = city.now()
    const sent = await loadCode(tx, personId, kind)
    if (!sent || sent.endsAt <= now || sent.tries >= codeTries) return refuse('people.code-wrong')
    const isRight = sent.hash.equals(hashOfCode(personId, kind, code))
    await saveCodeTried(tx, personId, kind, isRight ? now : null)
    if (!isRight) return refuse('people.code-wrong')
    await record(tx, [happened('people.way-confirmed', by, { personId, kind })], now)
    return accept(null)
  })

/** Nothing is sent there any more. Told twice it happened once. @refuses not-yours */
export const letWayGo = ({ personId, kind }: Ask, by: Actor, city: City): Promise<Result<null, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (!isSelf(by, personId)) return refuse('people.not-yours')
    if (await deleteWay(tx, personId, kind)) {
      await record(tx, [happened('people.way-let-go', by, { personId, kind })], city.now())
    }
    return accept(null)
  })
