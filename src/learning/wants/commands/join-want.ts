import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isPublicWant, isStillWanted } from '../policy.ts'
import { loadWants, saveAsker } from '../store/wants.ts'
import type { WantRefusal } from '../words.ts'

export interface Joining {
  readonly wantId: Id
  readonly visitorKey: string
  readonly today: Day
  /** A friend's code was given: then it need not have been read and made public yet. */
  readonly isInvited?: boolean
}

/** One more stands behind a want: once per browser, and without a name. */
export const joinWant = (
  { wantId, visitorKey, today, isInvited = false }: Joining,
  by: Actor,
  city: City,
): Promise<Result<{ wantId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const [want] = await loadWants(tx, today, { id: wantId })
    if (!want || !(isInvited ? isStillWanted : isPublicWant)(want.state)) return refuse('wants.not-here')
    if (!(await saveAsker(tx, wantId, visitorKey, today))) return refuse('wants.already-asked')
    await record(tx, [happened('wants.want-joined', by, { wantId })], city.now())
    return accept({ wantId })
  })
