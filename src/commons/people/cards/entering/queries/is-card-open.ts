import type { City } from '#platform/database/city.ts'
import { hashOfSecret } from '../../card-secret.ts'
import { hasOpenCard } from '../../store.ts'

/** Does the code of this card lead anywhere still? Its secret can not be guessed, so its holder may be told. */
export const isCardOpen = (secret: string, city: City): Promise<boolean> =>
  city.reading((tx) => hasOpenCard(tx, hashOfSecret(secret)))
