import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { City, Tx } from '#platform/database/city.ts'
import { reflectionsSettings } from '../words.ts'

/** What this place has chosen for this room. */
export const settingsHere = async (tx: Tx, city: City) =>
  settingsOf(await ecosystemHere(tx, city), 'reflections', reflectionsSettings)
