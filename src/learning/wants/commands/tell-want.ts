import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { decideWant } from '../rules/decide-want.ts'
import { countToldBy, findSameWant, saveAsker, saveWant } from '../store/wants.ts'
import type { WantForm, WantRefusal, WantsSettings } from '../words.ts'

export interface Telling {
  readonly form: WantForm
  /** Tells one browser from another and nothing else; kept only as a hash. */
  readonly visitorKey: string
  /** Today where the city is. */
  readonly today: Day
  readonly settings: WantsSettings
}

/** Tells the city what somebody looked for. Told before in the same words for the same place and age: joined instead. */
export const tellWant = (
  { form, visitorKey, today, settings }: Telling,
  by: Actor,
  city: City,
): Promise<Result<{ wantId: Id; joined: boolean }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const decided = decideWant(form, { toldToday: await countToldBy(tx, visitorKey, today) }, settings)
    if (!decided.ok) return decided
    const { foldedInterest } = decided.value
    const same = await findSameWant(tx, form, foldedInterest)
    if (same !== null) {
      if (!(await saveAsker(tx, same, visitorKey, today))) return refuse('wants.already-asked')
      await record(tx, [happened('wants.want-joined', by, { wantId: same })], city.now())
      return accept({ wantId: same, joined: true })
    }
    const wantId = city.newId()
    await saveWant(tx, wantId, form, foldedInterest, today)
    await saveAsker(tx, wantId, visitorKey, today)
    await record(tx, [happened('wants.want-told', by, { wantId })], city.now())
    return accept({ wantId, joined: false })
  })
