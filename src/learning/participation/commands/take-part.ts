import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { gather } from '#platform/database/gather.ts'
import type { TakePartForm } from '../words.ts'
import { decideSignUps, type SignUpAnswer, type SignUpAsk } from './decide-sign-ups.ts'

interface AskHere extends SignUpAsk {
  readonly city: City
}

/** Held locks are short either way; more in one transaction would make the first of them wait for the last. */
const together = { most: 40, lanes: 2 } as const
/** About what is decided within the time a browser waits; who comes beyond is told so instead of waiting in vain. */
const bound = 4_000

/** What gathers the asks of one ecosystem, as long as somebody asks. */
const rushes = new Map<Id, { readonly ask: (ask: AskHere) => Promise<SignUpAnswer>; waiting: number }>()

const rush = () =>
  gather<AskHere, SignUpAnswer>({
    work: (asks) => {
      const { city } = asks[0]!
      return city.transaction((tx) => decideSignUps(asks, tx, city))
    },
    apart: ({ form }) => [...form.personIds, form.request],
    ...together,
    bound,
    full: () => refuse('participation.rush'),
  })

/**
 * Somebody asks for seats for themself and for children they answer for: seated at once where there is room and nobody
 * waits, else in the line. A child who may not decide yet says that they would like to come. The same request again books
 * nothing more. Asks that come while others are decided are decided together in the next transaction.
 * @returns the entries as they stand, in the order of the line
 * @refuses rush · not-here · not-yours · closed · begun · by-draw · party-too-large · never-fits · in-already · checks-stop · say-you-know · ask-a-guardian
 */
export async function takePart(form: TakePartForm, by: Actor, city: City): Promise<SignUpAnswer> {
  const here = rushes.get(city.ecosystemId) ?? { ask: rush(), waiting: 0 }
  rushes.set(city.ecosystemId, here)
  here.waiting += 1
  try {
    return await here.ask({ form, by, city })
  } finally {
    here.waiting -= 1
    if (here.waiting === 0) rushes.delete(city.ecosystemId)
  }
}
