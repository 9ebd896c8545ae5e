import type { City } from '#platform/database/city.ts'
import { loadProviders } from '../store.ts'
import type { Provider } from '../words.ts'

/** The organisations whose own sign-in opens this place, by name; without what only the house needs. */
export const providersHere = async (city: City): Promise<Omit<Provider, 'clientSecret'>[]> =>
  (await city.reading(loadProviders)).map(({ clientSecret: _clientSecret, ...known }) => known)
