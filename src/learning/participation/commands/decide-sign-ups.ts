import { offersById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { furtherFacts } from '../queries/further-facts.ts'
import { comingOf, loadAround } from '../queries/who-comes.ts'
import { hasLeft, mayStep } from '../rules/life.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import {
  loadEntriesOfRequests,
  loadEntriesOn,
  loadWaitingOn,
  saveBookings,
  saveEntries,
  saveStep,
} from '../store/entries.ts'
import { giveSeatsAndNumbers, holdOccasions, loadOccasions, type Given } from '../store/occasions.ts'
import type { Entry, ParticipationRefusal, TakePartForm } from '../words.ts'
import { mayAsk } from '../rules/may-ask.ts'
import { settleAmounts } from './settle-amounts.ts'
import { book, inLine, lineOf, stepsOf, type Granted } from './book-parties.ts'

export interface SignUpAsk {
  readonly form: TakePartForm
  readonly by: Actor
}
export type SignUpAnswer = Result<readonly Entry[], ParticipationRefusal>

/**
 * Several asks in one transaction, each as if it were alone, in their order: each has its own answer and its own events.
 * Everything is read first, then decided, then written; an ask that is refused writes nothing.
 * @param asks no person and no request in two of them
 */
export async function decideSignUps(asks: readonly SignUpAsk[], tx: Tx, city: City): Promise<readonly SignUpAnswer[]> {
  const occasionIds = [...new Set(asks.map(({ form }) => form.occasionId))]
  const personIds = [...new Set(asks.flatMap(({ form }) => form.personIds))]
  const seen = new Map((await loadOccasions(tx, occasionIds)).map((one) => [one.id, one]))
  const opportunityIds = [...new Set([...seen.values()].map(({ opportunityId }) => opportunityId))]
  const [offers, around] = await Promise.all([
    offersById(opportunityIds, within(tx, city)),
    loadAround(personIds, tx, city),
  ])
  const would = new Map(
    asks.flatMap((ask) => {
      const { occasionId, personIds: ids, from = null } = ask.form
      const occasion = seen.get(occasionId)
      return occasion ? [[ask, { occasion, personIds: ids, from }] as const] : []
    }),
  )
  const further = await furtherFacts([...would.values()], around.settings, tx, city)
  // From here on nobody else gives a seat of these occasions or takes one.
  const held = await holdOccasions(tx, occasionIds)
  const [before, there, waiting] = await Promise.all([
    loadEntriesOfRequests(
      tx,
      asks.map(({ form }) => form.request),
    ),
    loadEntriesOn(tx, occasionIds, personIds),
    // Where no seat is free it does not matter who waits.
    loadWaitingOn(
      tx,
      [...held.values()].filter(({ seats, taken }) => seats > taken).map(({ id }) => id),
    ),
  ])
  const lines = new Map([...held].map(([id, occasion]) => [id, lineOf(occasion, waiting.get(id) ?? [])]))
  const running = there.filter(({ state }) => !hasLeft(state))
  const now = city.now()
  const granted: Granted[] = []
  const answers = asks.map((ask): SignUpAnswer | Granted => {
    const { form, by } = ask
    const line = lines.get(form.occasionId)
    const offer = line && offers.get(line.occasion.opportunityId)
    if (by.kind !== 'person') return refuse('participation.not-yours')
    if (!line || !offer) return refuse('participation.not-here')
    const { occasion } = line
    if (!isOnOffer(offer)) return refuse('participation.closed')
    const done = before.get(form.request)
    if (done) {
      const isOwn = done.every(({ madeBy, occasionId }) => madeBy === by.person && occasionId === occasion.id)
      return isOwn ? accept(done) : refuse('participation.not-yours')
    }
    const asked = [...new Set(form.personIds)]
    const coming = comingOf(around, asked, { occasion, ages: offer.ages, further: further(would.get(ask)!) }, by, now)
    const isWish = coming.length === 1 && coming[0]!.personId === by.person && !coming[0]!.standing.decides
    const { largestParty: largest } = around.settings
    const refused = mayAsk({ occasion, coming, asked: asked.length, isWish, form, largest }, now)
    if (refused) return refused
    const standing = new Map(
      running.filter(({ occasionId }) => occasionId === occasion.id).map((one) => [one.personId, one]),
    )
    const standsAlready = coming.some(
      ({ personId }) => !mayStep(standing.get(personId)?.state ?? null, isWish ? 'interested' : 'applied', 'family'),
    )
    if (standsAlready) return refuse('participation.in-already')
    const grant = book(line, { coming, standing, isWish, form, rule: around.settings.line, madeBy: by.person }, city)
    granted.push(grant)
    return grant
  })
  const firsts = await giveSeatsAndNumbers(
    tx,
    [...lines.values()].flatMap(({ occasion, seated, numbers }): Given[] =>
      numbers === 0 ? [] : [{ id: occasion.id, seats: seated, numbers }],
    ),
  )
  const numbered = new Map(granted.map((grant) => [grant, inLine(grant, firsts.get(grant.occasionId)!)]))
  await save(tx, [...numbered.values()], new Set(running.map(({ id }) => id)), now)
  for (const { occasionId, bookings } of granted) {
    const { price } = offers.get(held.get(occasionId)!.opportunityId)!
    await settleAmounts(tx, { occasionId, price, payer: bookings[0]!.madeBy }, city)
  }
  const events = asks.flatMap(({ by }, index) => {
    const grant = numbered.get(answers[index] as Granted)
    return grant ? grant.entries.flatMap((entry) => stepsOf(entry, by)) : []
  })
  await record(tx, events, now)
  return answers.map((answer) => ('ok' in answer ? answer : accept(numbered.get(answer)!.entries)))
}

/** @param known entries that were there before, of children who had said that they would like to come */
async function save(tx: Tx, granted: readonly Granted[], known: ReadonlySet<Id>, now: Instant): Promise<void> {
  await saveBookings(
    tx,
    granted.flatMap(({ bookings }) => bookings),
    now,
  )
  const entries = granted.flatMap((grant) => grant.entries)
  await saveEntries(
    tx,
    entries.filter(({ id }) => !known.has(id)),
  )
  for (const entry of entries) if (known.has(entry.id)) await saveStep(tx, entry)
}
