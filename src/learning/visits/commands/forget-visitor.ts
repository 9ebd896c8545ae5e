import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { forgetWho } from '../store/kept.ts'

/** P19: somebody was erased. What a class asked stays the class’s; by whom is forgotten. Told twice, it happened once. */
export const forgetVisitor = (personId: Id, city: City): Promise<void> =>
  city.transaction((tx) => forgetWho(tx, personId))
