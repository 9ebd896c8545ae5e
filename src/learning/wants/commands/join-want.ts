import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isPublicWant } from '../policy.ts'
import { loadWants, saveAsker } from '../store.ts'
import type { WantRefusal } from '../words.ts'

/** One more stands behind a public want: once per browser. */
export const joinWant = (
  { wantId, visitorKey, today }: { readonly wantId: Id; readonly visitorKey: string; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ wantId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const [want] = await loadWants(tx, today, { id: wantId })
    if (!want || !isPublicWant(want.state)) return refuse('wants.not-here')
    if (!(await saveAsker(tx, wantId, visitorKey, today))) return refuse('wants.already-asked')
    await record(tx, [happened('wants.want-joined', by, { wantId })], city.now())
    return accept({ wantId })
  })
