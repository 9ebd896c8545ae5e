import { settingsOf } from '#commons/ecosystems'
import { myWishes, wantsSettings } from '#learning/wants'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { EcosystemFacts } from '#platform/http/desk.ts'
import type { Place } from '#commons/families'
import type { WhatCame } from '../words-for-pages.ts'

/** News older than that is none. */
const fresh = 30 * 86_400_000

/** You asked, this came: what was found lately, what a house would try if enough say yes, and what the place answered. */
export async function whatCame(
  by: Extract<Actor, { kind: 'person' }>,
  { city, ecosystem, place }: { readonly city: City; readonly ecosystem: EcosystemFacts; readonly place: Place },
): Promise<WhatCame[]> {
  const now = city.now()
  const { countsFrom } = settingsOf(ecosystem, 'wants', wantsSettings)
  const wishes = await myWishes(by, city, place, { today: dayIn(ecosystem.timeZone, now), countsFrom })
  return wishes.flatMap(({ wish, want, name, isOneself, finds, trials }): WhatCame[] => {
    const told = {
      wishId: wish.id,
      interest: want.interest,
      language: want.language,
      name: isOneself ? null : name,
      count: 0,
      house: null,
    }
    const found = finds.filter(({ foundAt, state }) => now - foundAt < fresh && state !== 'not-this').length
    const asked = trials.find(({ trial, said, canSayYes }) => trial.state === 'asking' && said === null && canSayYes)
    if (asked) return [{ ...told, came: 'trial', house: asked.house }]
    if (found > 0) return [{ ...told, came: 'found', count: found }]
    return want.answer === null ? [] : [{ ...told, came: 'answered' }]
  })
}
