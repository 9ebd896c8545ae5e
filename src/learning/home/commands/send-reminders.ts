import { settingsOf } from '#commons/ecosystems'
import { familiesSettings } from '#commons/families'
import { messagesSettings, recallNotices, tellPerson, type Facts } from '#commons/messages'
import { venuesById } from '#commons/organisations'
import { opportunityById } from '#learning/catalogue'
import { placesBetween, type PlaceOf } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { whoIsReminded, type Reminded } from '../queries/who-is-reminded.ts'
import { reminderDue, type Habits } from '../rules/reminders-due.ts'
import { loadChoices, loadPreparations, loadSent, saveSent } from '../store.ts'
import { homeSettings, type Lead } from '../words.ts'

/** No lead reaches further: the day before, counted from its first hour to the last of the day. */
const horizon = 49 * 3_600_000
/** A reminder that somebody's night held until it had begun is taken back; looked for so long after the beginning. */
const begunSince = 60 * 60_000

/** All kinds of it begin so. */
export const reminderKind = 'home.reminder-'

type Place = Pick<PlaceOf, 'entry' | 'occasion'>

/**
 * Reminds everybody of what they have a place for, each reader at the times they chose and in their language, once for
 * one beginning. Run twice, or by two workers at once, it is told once; what has begun is taken back where nobody has
 * seen it.
 * @returns how many were told now, and how many were taken back
 */
export async function sendReminders(
  here: CityHere,
  desk: Pick<Desk, 'jobs'>,
  signal?: AbortSignal,
): Promise<{ readonly sent: number; readonly recalled: number }> {
  const { city, ecosystem } = here
  const now = city.now()
  const begun = await placesBetween({ after: instant(now - begunSince), until: now }, city)
  const about = begun.map(({ entry }) => entry.id)
  const recalled = about.length === 0 ? 0 : await recallNotices({ about, kindBegins: reminderKind }, city)
  const places = await placesBetween({ after: now, until: instant(now + horizon) }, city)
  if (places.length === 0) return { sent: 0, recalled }
  const families = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const readers = await whoIsReminded([...new Set(places.map(({ entry }) => entry.personId))], city, families)
  const readerIds = [...new Set([...readers.values()].flat().map(({ readerId }) => readerId))]
  const { choices, sent } = await city.reading(async (tx) => ({
    choices: await loadChoices(tx, readerIds),
    sent: await loadSent(
      tx,
      places.map(({ entry }) => entry.id),
    ),
  }))
  const settings = settingsOf(ecosystem, 'home', homeSettings)
  const { quiet } = settingsOf(ecosystem, 'messages', messagesSettings)
  let count = 0
  const told = new Map<Id, Facts | null>()
  for (const place of places) {
    for (const reader of readers.get(place.entry.personId) ?? []) {
      signal?.throwIfAborted()
      const habits: Habits = { ...settings, ...choices.get(reader.readerId), quiet }
      const known = sent.filter(
        ({ entryId, startsAt, readerId }) =>
          entryId === place.entry.id && startsAt === place.occasion.startsAt && readerId === reader.readerId,
      )
      const { startsAt, timeZone } = place.occasion
      const asked = { startsAt, timeZone, since: place.entry.changedAt }
      const lead = reminderDue(asked, habits, new Set(known.map((one) => one.lead)), now)
      if (lead === null) continue
      const { id } = place.occasion
      if (!told.has(id)) told.set(id, await factsOf(place, here))
      const facts = told.get(id)
      if (facts && (await remind(place, { reader, lead, facts }, here, desk))) count += 1
    }
  }
  return { sent: count, recalled }
}

/** What is said of a day; null: what takes place on it is gone. */
async function factsOf({ occasion }: Place, { city }: CityHere): Promise<Facts | null> {
  const found = await opportunityById(occasion.opportunityId, city)
  if (!found.ok) return null
  const session = found.value.sessions.find(({ id }) => id === occasion.sessionId)
  const [venue] = session?.venueId ? await venuesById(city, [session.venueId]) : []
  const preparation = (await city.reading((tx) => loadPreparations(tx, [occasion.opportunityId]))).get(
    occasion.opportunityId,
  )
  const clock = zoneClock(occasion.timeZone) ?? zoneClock('UTC')!
  return {
    title: { texts: found.value.opportunity.title },
    day: { day: dayIn(occasion.timeZone, occasion.startsAt) },
    time: wallOf(occasion.startsAt, clock).time,
    // The sentence leaves out what is not said.
    where: venue?.name ?? 'none',
    bring: preparation?.bring ?? 'none',
  }
}

async function remind(
  { entry, occasion }: Place,
  { reader, lead, facts }: { readonly reader: Reminded; readonly lead: Lead; readonly facts: Facts },
  here: CityHere,
  desk: Pick<Desk, 'jobs'>,
): Promise<boolean> {
  const { readerId, childName, isChild } = reader
  const { startsAt } = occasion
  const sentence = childName === null ? (isChild ? 'home.child-remind' : 'home.remind') : 'home.family-remind'
  const told = await tellPerson(
    {
      personId: readerId,
      about: entry.id,
      kind: `${reminderKind}${lead}-${startsAt}`,
      sentence,
      values: childName === null ? facts : { ...facts, name: childName },
      path: '/me/home',
      // Guardians are told by themselves, at the times they chose.
      alone: true,
    },
    here,
    desk,
  )
  const sent = { entryId: entry.id, startsAt, lead, readerId }
  await here.city.transaction((tx) => saveSent(tx, sent, here.city.now()))
  return told.length > 0
}
