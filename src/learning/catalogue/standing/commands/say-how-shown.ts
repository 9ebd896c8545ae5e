import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { saveShowing } from '../store.ts'
import type { Showing, StandingRefusal } from '../words.ts'

/** An adult says whether, and by which name, everybody may read that they stand somewhere. Nobody says it for them. */
export const sayHowShown = (
  { shown }: { readonly shown: Showing },
  by: Actor,
  city: City,
): Promise<Result<{ readonly shown: Showing }, StandingRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('catalogue.adult-not-here')
    const now = city.now()
    if (await saveShowing(tx, by.person, shown, now))
      await record(tx, [happened('catalogue.adult-shown-otherwise', by, { personId: by.person, shown })], now)
    return accept({ shown })
  })
