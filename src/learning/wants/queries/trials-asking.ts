import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadTrials } from '../store/trials.ts'

/** Which houses ask for this want at this moment and would still hear an answer: their tentative offers, the first asked first. */
export const trialsAsking = (wantId: Id, city: City): Promise<Id[]> =>
  city.reading(async (tx) => {
    const now = city.now()
    return (await loadTrials(tx, { wantIds: [wantId] }))
      .filter(({ state, decideBy }) => (state === 'asking' || state === 'agreed') && decideBy > now)
      .map(({ id }) => id)
      .toReversed()
  })
