import { entryTold, movedFrom, movedTo, type EntryTold } from '#learning/participation'
import type { FactTold } from '#learning/record'
import { textFor } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { lastFact } from './facts-of-entry.ts'

/** A place that a draw gave for another: the fact of having it stands in for the fact of having had that one. Null: for none. */
export async function insteadOf(told: EntryTold, city: City, desk: Desk): Promise<FactTold['amends']> {
  const [leftId] = await movedFrom(told.entry.id, city)
  const left = leftId === undefined ? null : await entryTold(leftId, city)
  const last = left && (await lastFact(left.entry, city))
  if (last?.kind !== 'confirmed') return null
  return { factId: last.id, as: 'correction', why: await why(told, city, desk) }
}

/** Why somebody has a place no more, by where they were moved to. Null: that is gone, and they with it. */
export async function whyMoved({ entry }: EntryTold, city: City, desk: Desk): Promise<string | null> {
  const toId = await movedTo(entry.id, city)
  const to = toId === null ? null : await entryTold(toId, city)
  return to && why(to, city, desk)
}

/** In the first language of the place: a record is written once. */
async function why({ offer }: EntryTold, city: City, desk: Desk): Promise<string> {
  const languages = (await desk.cityBySlug(city.slug))?.ecosystem.languages ?? []
  const title = textFor(offer.title, languages)
  return desk.sayIn(languages[0] ?? title.language ?? 'en')('participation.moved-why', { title: title.text })
}
