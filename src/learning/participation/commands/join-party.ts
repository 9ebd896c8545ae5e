import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { invitationOpen } from '../queries/invitation-open.ts'
import { whoComes } from '../queries/who-comes.ts'
import { howToJoin } from '../rules/join.ts'
import { hasLeft, mayStep } from '../rules/life.ts'
import { mayAsk } from '../rules/may-ask.ts'
import {
  loadEntriesOfRequests,
  loadEntriesOn,
  loadWaiting,
  saveBookings,
  saveEntries,
  saveStep,
} from '../store/entries.ts'
import { giveSeatsAndNumbers, holdOccasion } from '../store/occasions.ts'
import { loadPartyIds, saveJoined, saveUsed } from '../store/parties.ts'
import { participationSettings, type Entry, type ParticipationRefusal, type TakePartForm } from '../words.ts'
import { stepsOf } from './book-parties.ts'
import { passOn } from './pass-on.ts'
import { settleAmounts } from './settle-amounts.ts'

type JoinForm = Pick<TakePartForm, 'personIds' | 'anyway' | 'request' | 'from'>

/**
 * Another family joins a party by the link it was given: seated with it or not at all, each family with its own booking and
 * its own price. A party that waits goes to where this family asks, so that nobody in the line is passed. Joined twice, it
 * happened once.
 * @returns the entries of this family, as they stand
 * @refuses invitation-over · not-here · not-yours · ask-a-guardian · closed · begun · by-draw · party-too-large · never-fits · in-already · checks-stop · say-you-know · no-room-together · friends-decide-first
 */
export const joinParty = (
  { code, form }: { readonly code: string; readonly form: JoinForm },
  by: Actor,
  city: City,
): Promise<Result<readonly Entry[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('participation.not-yours')
    const now = city.now()
    const done = (await loadEntriesOfRequests(tx, [form.request])).get(form.request)
    if (done) return done.every(({ madeBy }) => madeBy === by.person) ? accept(done) : refuse('participation.not-yours')
    const seen = await invitationOpen(code, now, tx, city)
    if (!seen.ok) return seen
    const occasion = (await holdOccasion(tx, seen.value.occasion.id))!
    // Read again with the occasion held: meanwhile a place may have been taken, or the link used.
    const open = await invitationOpen(code, now, tx, city)
    if (!open.ok) return open
    const { invitation, party, found } = open.value
    if (invitation.kind !== 'friends') return refuse('participation.invitation-over')
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    const personIds = [...new Set(form.personIds)]
    const { ages, price } = found.opportunity
    const coming = await whoComes(personIds, { occasion, ages, from: form.from ?? null }, by, tx, city)
    const ask = { occasion, coming, asked: personIds.length, isWish: false, largest: settings.largestParty }
    const refused = mayAsk({ ...ask, form: { together: true, anyway: form.anyway } }, now)
    if (refused) return refused
    const size = party.length + coming.length
    if (size > settings.largestParty) return refuse('participation.party-too-large', { most: settings.largestParty })
    if (size > occasion.seats) return refuse('participation.never-fits', { seats: occasion.seats })
    const there = (await loadEntriesOn(tx, [occasion.id], personIds)).filter(({ state }) => !hasLeft(state))
    const wishes = new Map(there.map((one) => [one.personId, one]))
    if (there.some(({ state }) => !mayStep(state, 'applied', 'family'))) return refuse('participation.in-already')
    const waiting = await loadWaiting(tx, occasion.id)
    const free = occasion.seats - occasion.taken
    const how = howToJoin({ party, size: coming.length, waiting, free, line: settings.line })
    if (how !== 'waiting' && how !== 'confirmed') return refuse(how, { free })
    const bookingId = city.newId()
    const given = { id: occasion.id, seats: how === 'confirmed' ? coming.length : 0, numbers: 1 }
    const inLine = (await giveSeatsAndNumbers(tx, [given])).get(occasion.id)!
    const booking = {
      id: bookingId,
      occasionId: occasion.id,
      madeBy: by.person,
      request: form.request,
      number: 0,
      inLine,
    }
    await saveBookings(tx, [booking], now)
    const partyId: Id = (await loadPartyIds(tx, [invitation.bookingId])).get(invitation.bookingId)!
    await saveJoined(tx, bookingId, partyId)
    const entries = coming.map(({ personId, part }): Entry => {
      const wish = wishes.get(personId)
      const stands = { state: how, step: (wish?.step ?? 0) + 2, changedAt: now, heldUntil: null, reason: null }
      const id = wish?.id ?? city.newId()
      return { id, occasionId: occasion.id, bookingId, personId, part, ...stands, inLine, madeBy: by.person }
    })
    await saveEntries(
      tx,
      entries.filter(({ personId }) => !wishes.has(personId)),
    )
    for (const entry of entries) if (wishes.has(entry.personId)) await saveStep(tx, entry)
    await saveUsed(tx, invitation.id, now)
    await settleAmounts(tx, { occasionId: occasion.id, price, payer: by.person }, city)
    const joined = happened('participation.party-joined', by, { bookingId, partyId, occasionId: occasion.id })
    const events = [joined, ...entries.flatMap((entry) => stepsOf(entry, by))]
    // Behind the place it left somebody may be next.
    await record(tx, [...events, ...(await passOn(tx, occasion.id, settings, now))], now)
    return accept((await loadEntriesOfRequests(tx, [form.request])).get(form.request) ?? entries)
  })
