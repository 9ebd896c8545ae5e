import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isStillWanted, mayWishFor } from '../policy.ts'
import { whoDecides } from '../queries/who-decides.ts'
import { mayStep, wishLife } from '../rules/life.ts'
import { dropRepliesOf } from '../store/trials.ts'
import { dropAsker, dropIfForgotten, loadWants, saveAsker } from '../store/wants.ts'
import { countSignedBy, dropWish, holdWish, loadWishOf, saveWishStep } from '../store/wishes.ts'
import type { WantForm, WantRefusal, WantsSettings, Wish } from '../words.ts'
import { keyOfPerson, wantMeant } from './sign-want.ts'

/** A wish of one's own or of a child one answers for, held; null: there is none for whoever asks. */
export async function holdOwnWish(tx: Tx, id: Id, by: Actor, city: City): Promise<Wish | null> {
  const wish = await holdWish(tx, id)
  const wisher = wish && (await whoDecides([wish.personId], tx, city)).get(wish.personId)
  return wish && wisher && mayWishFor(by, wisher) ? wish : null
}

const tells: Readonly<Record<'open' | 'taken-back', (by: Actor, about: Event['about']) => Event>> = {
  open: (by, about) => happened('wants.wish-reopened', by, about),
  'taken-back': (by, about) => happened('wants.wish-taken-back', by, about),
}

/**
 * A family takes a wish back, or opens it again. Taken back it is not counted, and a yes it gave to a house that still asks
 * is gone.
 * @refuses not-yours · cannot-now · not-here (the want was answered with no, or hidden, meanwhile)
 */
export const moveWish = (
  { wishId, to, today }: { readonly wishId: Id; readonly to: 'open' | 'taken-back'; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly wishId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const wish = await holdOwnWish(tx, wishId, by, city)
    if (!wish) return refuse('wants.not-yours')
    if (!mayStep(wishLife, wish.state, to, 'family')) return refuse('wants.cannot-now')
    const { wantId, personId } = wish
    const [want] = await loadWants(tx, today, { id: wantId })
    if (to === 'open' && !isStillWanted(want!.state)) return refuse('wants.not-here')
    await saveWishStep(tx, { id: wishId, wantId, state: to }, city.now())
    if (to === 'open') await saveAsker(tx, wantId, keyOfPerson(personId), today)
    else {
      await dropAsker(tx, wantId, keyOfPerson(personId))
      await dropRepliesOf(tx, wishId)
    }
    await record(tx, [tells[to](by, { wishId, wantId, personId })], city.now())
    return accept({ wishId })
  })

export interface Rewording {
  readonly wishId: Id
  readonly form: WantForm
  readonly today: Day
  readonly settings: WantsSettings
}

/**
 * A family says its wish in other words, for another place, age or time: the name moves to the want these words mean, and
 * stands with others there. What nobody has read and nobody else asked for goes; what others asked for too stays theirs.
 * @refuses not-yours · cannot-now · already-asked · enough-for-today · holds-an-address and the like
 */
export const rewordWish = (
  { wishId, form, today, settings }: Rewording,
  by: Actor,
  city: City,
): Promise<Result<{ readonly wantId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const wish = await holdOwnWish(tx, wishId, by, city)
    if (!wish || by.kind !== 'person') return refuse('wants.not-yours')
    if (wish.state !== 'open') return refuse('wants.cannot-now')
    const now = city.now()
    const signed = await countSignedBy(tx, by.person, instant(now - 86_400_000))
    // What is put right is no new wish: the one that is changed is not counted against itself.
    const found = await wantMeant({ form }, { toldToday: Math.max(0, signed - 1), today, settings }, tx, city)
    if (!found.ok) return found
    const { wantId, isNew } = found.value
    if (wantId === wish.wantId) return accept({ wantId })
    const other = await loadWishOf(tx, wantId, wish.personId)
    if (other && other.state !== 'taken-back') return refuse('wants.already-asked')
    if (other) await dropWish(tx, other.id)
    await dropAsker(tx, wish.wantId, keyOfPerson(wish.personId))
    await dropRepliesOf(tx, wishId)
    await saveWishStep(tx, { id: wishId, wantId, state: 'open' }, now)
    await saveAsker(tx, wantId, keyOfPerson(wish.personId), today)
    await dropIfForgotten(tx, wish.wantId)
    const about = { wishId, wantId, personId: wish.personId }
    const events = [happened('wants.wish-changed', by, about)]
    await record(tx, isNew ? [happened('wants.want-told', by, { wantId }), ...events] : events, now)
    return accept({ wantId })
  })
