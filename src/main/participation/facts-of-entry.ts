import { recordInFull, type FactTold } from '#learning/record'
import type { EntryTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'

/** Who tells the record of taking part. */
export const source = 'participation'
export const nameOf = (entryId: Id, step: number): string => `${entryId} ${step}`

/** With its hours; they are credited once, by having been there. */
export const aboutOf = ({ offer, occasion }: EntryTold): FactTold['about'] => ({
  id: offer.id,
  kind: offer.kind,
  title: { sourceLanguage: offer.title.sourceLanguage, texts: { ...offer.title.texts } as Record<string, string> },
  themes: [...offer.themes],
  skills: [...offer.skills],
  funders: [...new Set(offer.funders.map(({ organisation }) => organisation))],
  minutes: Math.round((occasion.endsAt - occasion.startsAt) / 60_000),
})

/** What this room told of an entry before, the last that still stands, by the step it told. */
export async function lastFact(entry: EntryTold['entry'], city: City) {
  const { facts } = await recordInFull(entry.personId, city)
  const amended = new Set(facts.flatMap(({ amends }) => amends?.factId ?? []))
  return facts
    .filter((fact) => fact.source === source && fact.originalId.startsWith(`${entry.id} `))
    .findLast(({ id, amends }) => !amended.has(id) && amends?.as !== 'withdrawal')
}
