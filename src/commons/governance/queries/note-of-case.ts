import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadSteps } from '../store/cases.ts'

/** What the public reads beside the newest state of a case. */
export const noteOfCase = (caseId: Id, city: City): Promise<string | null> =>
  city.reading(async (tx) => (await loadSteps(tx, caseId)).at(-1)?.note ?? null)
