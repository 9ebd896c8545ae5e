import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday, relativesOf } from '#commons/families'
import { tellPerson, type Facts } from '#commons/messages'
import { daysAtOnce, entriesOn, partyOf, type EntryTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'

const clockOf = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })

/** A moment as two facts of a sentence: its day and its hour, where it takes place. */
export const momentSaid = (at: Instant, timeZone: string, names: readonly [string, string]): Facts => ({
  [names[0]]: { day: dayIn(timeZone, at) },
  [names[1]]: clockOf(timeZone).format(at),
})

const gone: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'cancelled', 'declined', 'moved'])

/**
 * Tells of a party whom it concerns, each once however many of them it is about: those of the party, everybody who answers
 * for them today, and a child on the same day behind a grown-up of the party.
 * @param of one of the party
 * @param said `wholePlace`: what happens to a place on several days at once is told once, in a sentence of its own (`…-days`)
 */
export async function tellParty(
  of: EntryTold,
  {
    kind,
    sentence,
    more = {},
    onlyAdults = false,
    wholePlace = false,
  }: {
    readonly kind: string
    readonly sentence: string
    readonly more?: Facts
    readonly onlyAdults?: boolean
    readonly wholePlace?: boolean
  },
  here: CityHere,
  desk: Desk,
): Promise<void> {
  const { occasion, offer, entry } = of
  const { ecosystem, city } = here
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const party = await partyOf(entry, city)
  const ids = party.map(({ personId }) => personId)
  const behind = onlyAdults ? [] : await childrenBehind(ids, occasion.id, here)
  const guardians = await guardiansToday([...ids, ...behind], city, place)
  const adults = new Set(ids.flatMap((id) => (guardians.get(id) ?? []).map(({ guardianId }) => guardianId)))
  const days = wholePlace ? await daysAtOnce(entry, city) : []
  const isOfDays = days.length > 1
  const first = isOfDays ? days[0]! : { bookingId: entry.bookingId, occasion }
  const values: Facts = {
    who: party.map(({ name }) => name).join(', '),
    title: { texts: offer.title },
    ...momentSaid(first.occasion.startsAt, first.occasion.timeZone, ['day', 'time']),
    ...(isOfDays ? { days: days.length } : {}),
    ...more,
  }
  const notice = {
    about: first.bookingId,
    kind,
    sentence: isOfDays ? `${sentence}-days` : sentence,
    values,
    path: '/me/taking-part',
  }
  for (const personId of adults) await tellPerson({ ...notice, personId }, here, desk)
  if (onlyAdults) return
  for (const personId of new Set([...ids, ...behind].filter((id) => !adults.has(id))))
    await tellPerson({ ...notice, personId, alone: true }, here, desk)
}

/** Whom these answer for, and who is on the same day without being of the party. */
async function childrenBehind(ids: readonly Id[], occasionId: Id, { city, ecosystem }: CityHere): Promise<Id[]> {
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const related = new Set<Id>()
  for (const id of ids) for (const other of await relativesOf(id, city)) if (!ids.includes(other)) related.add(other)
  if (related.size === 0) return []
  const there = (await entriesOn(occasionId, city)).flatMap(({ personId, state }) =>
    related.has(personId) && !gone.has(state) ? [personId] : [],
  )
  const guardians = await guardiansToday(there, city, place)
  return there.filter((id) => (guardians.get(id) ?? []).some(({ guardianId }) => ids.includes(guardianId)))
}
