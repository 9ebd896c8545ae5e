import { settingsOf } from '#commons/ecosystems'
import { familiesSettings } from '#commons/families'
import { messagesSettings, recallNotices, tellPerson, type Facts } from '#commons/messages'
import { venuesById } from '#commons/organisations'
import { opportunityById } from '#learning/catalogue'
import { placesBetween, type PlaceOf } from '#learning/participation'
import { dayIn, instant } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { whoIsReminded, type Reminded } from '../queries/who-is-reminded.ts'
import { reminderDue, type Habits } from '../rules/reminders-due.ts'
import { loadChoices, loadPreparations, loadSent, saveSent } from '../store.ts'
import { homeSettings, type Lead } from '../words.ts'
import { reminderKind } from './take-back-reminders.ts'

/** No lead reaches further: the day before, counted from its first hour to the last of the day. */
const horizon = 49 * 3_600_000
/** A reminder that somebody's night held until it had begun is taken back; looked for so long after the beginning. */
const begunSince = 60 * 60_000

type Place = Pick<PlaceOf, 'entry' | 'occasion'>

/**
 * Reminds everybody of what they have a place for, each reader at the times they chose and in their language, once for
 * one beginning and in one message for all of theirs who go. Run twice, or by two workers at once, it is told once; what
 * has begun is taken back where nobody has seen it.
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
  const about = [...new Set(begun.map(({ occasion }) => occasion.id))]
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
  for (const onDay of Map.groupBy(places, ({ occasion }) => occasion.id).values()) {
    let facts: Facts | null | undefined
    const due: Due[] = []
    for (const place of onDay) {
      for (const reader of readers.get(place.entry.personId) ?? []) {
        const { startsAt, timeZone } = place.occasion
        const habits: Habits = { ...settings, ...choices.get(reader.readerId), quiet }
        const known = sent.filter(
          (one) => one.entryId === place.entry.id && one.startsAt === startsAt && one.readerId === reader.readerId,
        )
        const asked = { startsAt, timeZone, since: place.entry.changedAt }
        const lead = reminderDue(asked, habits, new Set(known.map((one) => one.lead)), now)
        if (lead !== null) due.push({ place, reader, lead })
      }
    }
    for (const together of Map.groupBy(due, ({ reader, lead }) => `${reader.readerId} ${lead}`).values()) {
      signal?.throwIfAborted()
      if (facts === undefined) facts = await factsOf(onDay[0]!, here)
      if (facts && (await remind(together, facts, here, desk))) count += 1
    }
  }
  return { sent: count, recalled }
}

/** Somebody is to hear now of one place. */
interface Due {
  readonly place: Place
  readonly reader: Reminded
  readonly lead: Lead
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

/** One message to one reader, of all of theirs who go on that day. */
async function remind(
  together: readonly Due[],
  facts: Facts,
  here: CityHere,
  desk: Pick<Desk, 'jobs'>,
): Promise<boolean> {
  const [{ reader, lead, place }] = together as [Due]
  const { readerId, isChild } = reader
  const { id: occasionId, startsAt } = place.occasion
  const children = [...new Set(together.flatMap((one) => one.reader.childName ?? []))].toSorted()
  const isGoing = together.some((one) => one.reader.childName === null)
  const told = await tellPerson(
    {
      personId: readerId,
      about: occasionId,
      kind: `${reminderKind}${lead}-${startsAt}`,
      sentence: !isGoing
        ? 'home.family-remind'
        : children.length > 0
          ? 'home.both-remind'
          : isChild
            ? 'home.child-remind'
            : 'home.remind',
      values: children.length === 0 ? facts : { ...facts, count: children.length, name: { names: children } },
      path: '/me/home',
      // Guardians are told by themselves, at the times they chose.
      alone: true,
    },
    here,
    desk,
  )
  await here.city.transaction(async (tx) => {
    for (const { place: one } of together)
      await saveSent(tx, { entryId: one.entry.id, startsAt, lead, readerId }, here.city.now())
  })
  return told.length > 0
}
