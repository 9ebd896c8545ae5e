import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { furtherFacts } from '../queries/further-facts.ts'
import { invitationOpen } from '../queries/invitation-open.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { checkClash, keepsBusy } from '../rules/check-asking.ts'
import { checkFurther } from '../rules/check-further.ts'
import { howToJoin } from '../rules/join.ts'
import { hasLeft } from '../rules/life.ts'
import { loadEntriesOfPersons, loadEntriesOn, loadWaiting, saveEntries } from '../store/entries.ts'
import { addTaken, holdOccasion, loadOccasions } from '../store/occasions.ts'
import { saveUsed } from '../store/parties.ts'
import { participationSettings, type Entry, type Occasion, type ParticipationRefusal } from '../words.ts'
import { stepsOf } from './book-parties.ts'
import { settleAgain } from './settle-amounts.ts'

/**
 * A grown-up who answers for no child of the family comes along with them, by the link the family gave: in its booking, so
 * that they are seated together and nobody stays without a child. In the line the family keeps its place.
 * @param anyway says: I know what was warned of
 * @refuses invitation-over · carer-is-grown-up · closed · begun · party-too-large · never-fits · in-already · checks-stop · say-you-know · no-room-together · friends-decide-first
 */
export const comeAlong = (
  { code, anyway }: { readonly code: string; readonly anyway: boolean },
  by: Actor,
  city: City,
): Promise<Result<Entry, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('participation.not-yours')
    const now = city.now()
    const seen = await invitationOpen(code, now, tx, city)
    if (!seen.ok) return seen
    const occasion = (await holdOccasion(tx, seen.value.occasion.id))!
    const open = await invitationOpen(code, now, tx, city)
    if (!open.ok) return open
    const { invitation, party, family } = open.value
    if (invitation.kind !== 'carer') return refuse('participation.invitation-over')
    if ((await standingsOf([by.person], tx, city)).get(by.person)?.isAdult !== true)
      return refuse('participation.carer-is-grown-up')
    if (occasion.state !== 'open') return refuse('participation.closed')
    if (occasion.startsAt <= now) return refuse('participation.begun')
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    const size = party.length + 1
    if (size > settings.largestParty) return refuse('participation.party-too-large', { most: settings.largestParty })
    if (size > occasion.seats) return refuse('participation.never-fits', { seats: occasion.seats })
    const there = (await loadEntriesOn(tx, [occasion.id], [by.person])).filter(({ state }) => !hasLeft(state))
    if (there.length > 0) return refuse('participation.in-already')
    const would = { occasion, personIds: [by.person], from: null }
    const facts = (await furtherFacts([would], settings, tx, city))(would)(by.person, true)
    const clash = checkClash(await daysOf(by.person, tx), occasion, settings.checks.clash)
    const modes = new Set([...checkFurther(facts, 'companion', settings), ...clash].map(({ mode }) => mode))
    if (modes.has('block')) return refuse('participation.checks-stop')
    if (modes.has('warn') && !anyway) return refuse('participation.say-you-know')
    const free = occasion.seats - occasion.taken
    const waiting = await loadWaiting(tx, occasion.id)
    const how = howToJoin({ party, size: 1, waiting, free, line: settings.line })
    if (how !== 'waiting' && how !== 'confirmed') return refuse(how, { free })
    const [one] = family
    const stands = { state: how, step: 2, changedAt: now, heldUntil: null, reason: null, inLine: one!.inLine } as const
    const { bookingId, madeBy } = one!
    const carer = {
      id: city.newId(),
      occasionId: occasion.id,
      bookingId,
      personId: by.person,
      part: 'companion',
    } as const
    const entry: Entry = { ...carer, ...stands, madeBy }
    await saveEntries(tx, [entry])
    if (how === 'confirmed') await addTaken(tx, occasion.id, 1)
    await saveUsed(tx, invitation.id, now)
    await settleAgain(tx, entry, city)
    const joined = happened('participation.party-joined', by, {
      bookingId,
      partyId: bookingId,
      occasionId: occasion.id,
    })
    await record(tx, [joined, ...stepsOf(entry, by)], now)
    return accept(entry)
  })

/** Where else somebody is meant to be. */
async function daysOf(personId: Id, tx: Tx): Promise<Occasion[]> {
  const busy = (await loadEntriesOfPersons(tx, [personId])).filter(({ state }) => keepsBusy.has(state))
  return loadOccasions(tx, [...new Set(busy.map(({ occasionId }) => occasionId))])
}
