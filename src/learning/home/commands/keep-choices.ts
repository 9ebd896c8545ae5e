import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { isThemself } from '../policy.ts'
import { saveChoices } from '../store.ts'
import type { Choices, HomeRefusal } from '../words.ts'

/** What somebody is reminded of from now on, and where they set out. @refuses not-yours */
export const keepChoices = (
  { personId, choices }: { readonly personId: Id; readonly choices: Choices },
  by: Actor,
  city: City,
): Promise<Result<null, HomeRefusal>> =>
  city.transaction(async (tx) => {
    if (!isThemself(by, personId)) return refuse('home.not-yours')
    await saveChoices(tx, personId, choices)
    return accept(null)
  })
