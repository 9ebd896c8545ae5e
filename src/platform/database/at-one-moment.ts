import type { City } from './city.ts'

/**
 * A page that asks several rooms asks them in one read-only transaction: one begin and one end for all of it, and nothing
 * it says is older than the rest. Whoever wants to change something does so outside.
 */
export const atOneMoment = <T>(city: City, work: (city: City) => Promise<T>): Promise<T> =>
  city.reading((tx) =>
    work({
      ...city,
      reading: (ask) => ask(tx),
      transaction: () => Promise.reject(new Error('who only reads changes nothing')),
    }),
  )
