import type { City } from '#platform/database/city.ts'
import { loadBornIn } from '../store/facts-of-person.ts'
import type { BirthMonth } from '../words.ts'

/** Who was born in one of these months: whose age turns. */
export const bornIn = (months: readonly BirthMonth[], city: City) => city.reading((tx) => loadBornIn(tx, months))
