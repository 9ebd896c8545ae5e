import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadLinksOfGuardians } from '../store/links.ts'
import type { Place } from '../words.ts'
import { guardiansToday } from './guardians-today.ts'

/** Of these people, who answers for somebody today: a few questions, however many they are. */
export async function whoAnswers(personIds: readonly Id[], city: City, place: Place): Promise<Set<Id>> {
  const asked = new Set(personIds)
  const links = await city.reading((tx) => loadLinksOfGuardians(tx, personIds))
  const guardians = await guardiansToday([...new Set(links.map(({ childId }) => childId))], city, place)
  const answering = [...guardians.values()].flat().map(({ guardianId }) => guardianId)
  return new Set(answering.filter((id) => asked.has(id)))
}
