import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { tellPerson, type Facts } from '#commons/messages'
import { entriesOn, entryTold, type EntryTold } from '#learning/participation'
import { waysOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'

const clockOf = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })

/** Whom it concerns: the person, and everybody who answers for them today. */
async function tellFamily(
  { entry, occasion, offer }: EntryTold,
  sentence: string,
  { kind, more = {}, onlyAdults = false }: { kind: string; more?: Facts; onlyAdults?: boolean },
  here: CityHere,
  desk: Desk,
): Promise<void> {
  const { ecosystem, city } = here
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const guardians = (await guardiansToday([entry.personId], city, place)).get(entry.personId) ?? []
  // Whom nothing reaches is told through the guardians already.
  const ways = (await waysOf([entry.personId], city)).get(entry.personId) ?? []
  const isReached = ways.some(({ confirmedAt }) => confirmedAt !== null)
  const adults = onlyAdults || isReached ? guardians.map(({ guardianId }) => guardianId) : []
  const readers = onlyAdults ? adults : [entry.personId, ...adults]
  const values: Facts = {
    title: { texts: offer.title },
    day: { day: dayIn(occasion.timeZone, occasion.startsAt) },
    time: clockOf(occasion.timeZone).format(occasion.startsAt),
    ...more,
  }
  const about = entry.id
  for (const personId of readers) {
    await tellPerson({ personId, about, kind, sentence, values, path: '/me/taking-part' }, here, desk)
  }
}

const follow = (
  when: string,
  how: (told: EntryTold, step: number, here: CityHere, desk: Desk) => Promise<void>,
): Reaction => ({
  when: `participation.${when}`,
  react: inPlace(async ({ about }, here, desk) => {
    const told = await entryTold(about['entryId'] as Id, here.city)
    const step = Number(about['step'])
    // What came to something else meanwhile is told as that.
    if (told?.entry.step === step) await how(told, step, here, desk)
  }),
})

const news = (state: 'lapsed' | 'cancelled' | 'declined'): Reaction =>
  follow(state, (told, step, here, desk) =>
    tellFamily(told, `participation.told-${state}`, { kind: `participation.${state}-${step}` }, here, desk),
  )

/** What a family is told about its places, each once and in each reader's own language. */
export const participationNews: readonly Reaction[] = [
  follow('offered', (told, step, here, desk) => {
    const { heldUntil } = told.entry
    const { timeZone } = told.occasion
    const more: Facts = {
      until: { day: dayIn(timeZone, heldUntil!) },
      hour: clockOf(timeZone).format(heldUntil!),
    }
    return tellFamily(told, 'participation.told-offered', { kind: `participation.offered-${step}`, more }, here, desk)
  }),
  follow('interested', (told, step, here, desk) =>
    tellFamily(
      told,
      'participation.told-interested',
      { kind: `participation.interested-${step}`, onlyAdults: true },
      here,
      desk,
    ),
  ),
  news('lapsed'),
  news('cancelled'),
  news('declined'),
  {
    when: 'participation.occasion-moved',
    react: inPlace(async ({ about }, here, desk) => {
      const startsAt = Number(about['startsAt'])
      for (const { id, state } of await entriesOn(about['occasionId'] as Id, here.city)) {
        if (!booked.has(state)) continue
        const told = await entryTold(id, here.city)
        const kind = `participation.moved-${startsAt}`
        if (told) await tellFamily(told, 'participation.told-moved', { kind }, here, desk)
      }
    }),
  },
]

const booked: ReadonlySet<string> = new Set(['interested', 'waiting', 'offered', 'confirmed'])
