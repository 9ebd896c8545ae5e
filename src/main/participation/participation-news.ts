import { daysAtOnce, entriesOn, entryTold, type EntryTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'
import { tellHouse } from './tell-house.ts'
import { momentSaid, tellParty } from './tell-families.ts'

type Told = (told: EntryTold, event: OutboxEvent, here: CityHere, desk: Desk) => Promise<void>

const follow = (when: string, how: Told): Reaction => ({
  when: `participation.${when}`,
  react: inPlace(async (event, here, desk) => {
    const told = await entryTold(event.about['entryId'] as Id, here.city)
    // What came to something else meanwhile is told as that.
    if (told?.entry.step === Number(event.about['step'])) await how(told, event, here, desk)
  }),
})

/** All of a party come to stand somewhere in one moment: that moment tells one notice from the next. */
const kindOf = ({ entry }: EntryTold): string => `participation.${entry.state}-${entry.changedAt}`

const news = (state: 'lapsed' | 'declined'): Reaction =>
  follow(state, (told, _event, here, desk) =>
    tellParty(told, { kind: kindOf(told), sentence: `participation.told-${state}` }, here, desk),
  )

/** Tells everybody who stands so on a day; a party once. */
async function tellAll(
  occasionId: Id,
  {
    states,
    kind,
    sentence,
  }: { readonly states: ReadonlySet<string>; readonly kind: string; readonly sentence: string },
  here: CityHere,
  desk: Desk,
): Promise<void> {
  for (const { id, state } of await entriesOn(occasionId, here.city)) {
    if (!states.has(state)) continue
    const told = await entryTold(id, here.city)
    if (told) await tellParty(told, { kind: `${kind}-${state}-${told.entry.changedAt}`, sentence }, here, desk)
  }
}

const booked: ReadonlySet<string> = new Set(['interested', 'waiting', 'offered', 'confirmed'])

/** What a family is told about its places, each party once and in each reader's own language. */
export const participationNews: readonly Reaction[] = [
  follow('offered', async (told, { about }, here, desk) => {
    const wholePlace = about['because'] === 'consent-missing'
    // Of a place on several days each is held for itself: the first to go is said.
    const held = wholePlace ? (await daysAtOnce(told.entry, here.city)).map(({ heldUntil }) => heldUntil!) : []
    const until = Math.min(told.entry.heldUntil!, ...held) as Instant
    const more = momentSaid(until, told.occasion.timeZone, ['until', 'hour'])
    const sentence = `participation.told-${wholePlace ? 'consent-missing' : 'offered'}`
    return tellParty(told, { kind: kindOf(told), sentence, more, wholePlace }, here, desk)
  }),
  follow('interested', (told, _event, here, desk) =>
    tellParty(told, { kind: kindOf(told), sentence: 'participation.told-interested', onlyAdults: true }, here, desk),
  ),
  news('lapsed'),
  news('declined'),
  follow('cancelled', (told, _event, here, desk) => {
    const sentence = `participation.told-${told.occasion.cancelledBecause === 'too-few' ? 'too-few' : 'cancelled'}`
    return tellParty(told, { kind: kindOf(told), sentence }, here, desk)
  }),
  {
    when: 'participation.occasion-moved',
    react: inPlace(({ about }, here, desk) => {
      const kind = `participation.moved-${Number(about['startsAt'])}`
      return tellAll(
        about['occasionId'] as Id,
        { states: booked, kind, sentence: 'participation.told-moved' },
        here,
        desk,
      )
    }),
  },
  {
    // Whoever had it cancelled is told that it takes place again, and asks anew.
    when: 'participation.occasion-reopened',
    react: inPlace(({ about, seq }, here, desk) => {
      const kind = `participation.reopened-${seq}`
      const states = new Set(['cancelled'])
      return tellAll(about['occasionId'] as Id, { states, kind, sentence: 'participation.told-reopened' }, here, desk)
    }),
  },
  {
    when: 'participation.minimum-missed',
    react: inPlace(async ({ about, seq }, here, desk) => {
      const occasionId = about['occasionId'] as Id
      const isCancelled = about['cancelled'] === true
      const counts = { coming: Number(about['coming']), minimum: Number(about['minimum']) }
      await tellHouse(occasionId, { kind: `participation.too-few-${seq}`, isCancelled, counts }, here, desk)
      // Of what is cancelled each of them is told as that.
      if (isCancelled) return
      const kind = `participation.few-yet-${seq}`
      await tellAll(occasionId, { states: booked, kind, sentence: 'participation.told-few-yet' }, here, desk)
    }),
  },
]
