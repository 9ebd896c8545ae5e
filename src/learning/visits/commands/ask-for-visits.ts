import { groupById, type GroupKnown } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Event, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { allOrNothing, within } from '#platform/database/within.ts'
import { maySpeakFor } from '../policy.ts'
import { isForGrade, mayCome, seatsOf } from '../rules/fits.ts'
import { heldUntil } from '../rules/held-until.ts'
import { isOver } from '../rules/life.ts'
import { whoGets } from '../rules/line.ts'
import { visitsMeant } from '../rules/visits-meant.ts'
import { loadAsks, saveAsk, saveBooking } from '../store/asks.ts'
import { holdPaths, loadSlots, nextInLine } from '../store/paths.ts'
import type { Ask, Booking, State, VisitPath, VisitsRefusal } from '../words.ts'
import type { BookingForm, HoldForm } from '../words-of-forms.ts'
import { aroundClasses, momentHere } from './around.ts'
import { freeSeats, lineOf } from './pass-on.ts'
import { moveDates, tellAsk } from './step-ask.ts'

/**
 * Somebody who answers for a class asks for one or several visits of it in one form. Where the house gives dates at once the
 * class has one now or waits in the line; else it waits for the house or the plan. Where a house allows it, a class comes twice,
 * as a whole or in halves, never twice on one day. The same form sent again asks nothing new.
 * @refuses not-here · not-yours · class-over · closed · already-asked · once-only · not-for-this-grade · too-large
 */
export const askForVisits = (form: BookingForm, by: Actor, city: City): Promise<Result<readonly Id[], VisitsRefusal>> =>
  allOrNothing(city, async (inside) =>
    inside.transaction(async (tx) => {
      const begun = await begin(tx, form, by, inside)
      if (!begun.ok) return begun
      const { booking, isNew } = begun.value
      if (!isNew) return accept((await loadAsks(tx, { requests: [form.request] })).map(({ id }) => id))
      const ids: Id[] = []
      // Held in the order of their ids, so that two classes that ask for the same never wait for each other.
      const paths = await holdPaths(tx, form.pathIds)
      if (paths.length < form.pathIds.length) return refuse('visits.not-here')
      for (const path of paths) {
        const visits = visitsMeant(form, path.id, booking)
        const may = await mayAsk(tx, path, booking.groupId, visits.length)
        if (!may.ok) return may
        for (const one of visits) {
          const decided = await decideAsk(tx, path, { ...one, form }, inside)
          if (!decided.ok) return decided
          const { ask, slotIds } = decided.value
          ids.push(ask.id)
          await keep(tx, ask, slotIds, by, city.now())
        }
      }
      return accept(ids)
    }),
  )

/**
 * A courier holds one or two dates for a class that has none, for some days: its teacher takes one or neither.
 * @refuses not-here · not-yours · class-over · already-asked · begun · not-for-this-grade · no-seats-left · day-blocked · class-away
 */
export const holdDates = (
  form: HoldForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly askId: Id }, VisitsRefusal>> =>
  allOrNothing(city, async (inside) =>
    inside.transaction(async (tx) => {
      const { today, settings } = await momentHere(tx, inside)
      const group = await groupById(form.groupId, today, inside)
      const [path] = group === null ? [] : await holdPaths(tx, [form.pathId])
      if (group === null || !path) return refuse('visits.not-here')
      const size = { pupils: group.size ?? Math.max(1, group.members), adults: 2 }
      const plain = { ...size, grade: group.level, needs: [...group.needs], pathIds: [path.id] }
      const begun = await begin(tx, { ...form, ...plain }, by, inside, true)
      if (!begun.ok) return begun
      const { booking, isNew } = begun.value
      const known = (await loadAsks(tx, { requests: [form.request] }))[0]
      if (!isNew && known) return accept({ askId: known.id })
      const mayOnce = await mayAsk(tx, path, group.id, 1)
      if (!mayOnce.ok) return mayOnce
      const slots = (await loadSlots(tx, [path.id])).filter(({ id }) => form.slotIds.includes(id))
      if (slots.length < form.slotIds.length || slots.length === 0) return refuse('visits.not-here')
      const around = (await aroundClasses(tx, { groupIds: [group.id], today }, inside))(path, group.id)
      for (const slot of slots) {
        const may = mayCome({ booking }, slot, around)
        if (!may.ok) return may
      }
      const days = [...new Set(slots.map(({ fallsOn }) => fallsOn))]
      const begins = slots.map(({ startsAt }) => startsAt)
      const ask: Ask = {
        ...blank(city.newId(), booking, path, city.now()),
        possibleOn: days,
        state: 'offered',
        inLine: await nextInLine(tx, path.id),
        heldUntil: heldUntil(city.now(), begins, settings.courierHoldDays * 24),
      }
      await keep(
        tx,
        ask,
        slots.map(({ id }) => id),
        by,
        city.now(),
      )
      return accept({ askId: ask.id })
    }),
  )

async function begin(
  tx: Tx,
  form: Pick<BookingForm, 'groupId' | 'pupils' | 'adults' | 'grade' | 'needs' | 'request'>,
  by: Actor,
  city: City,
  isKept = false,
): Promise<Result<{ readonly booking: Booking; readonly group: GroupKnown; readonly isNew: boolean }, VisitsRefusal>> {
  const { today } = await momentHere(tx, city)
  const group = await groupById(form.groupId, today, within(tx, city))
  if (group === null) return refuse('visits.not-here')
  if (!maySpeakFor(by, group)) return refuse('visits.not-yours')
  if (group.untilOn < today) return refuse('visits.class-over')
  const { groupId, pupils, adults, grade, needs, request } = form
  const madeBy = by.kind === 'person' ? by.person : null
  const facts = { groupId, pupils, adults, grade, needs, request, schoolId: group.organisationId }
  const booking: Booking = { ...facts, id: city.newId(), madeBy, keptBy: isKept ? madeBy : null, madeAt: city.now() }
  return accept({ booking, group, isNew: await saveBooking(tx, booking) })
}

/** Law: a class comes once to a kind of visit; twice where the house says so. */
async function mayAsk(tx: Tx, path: VisitPath, groupId: Id, times: number): Promise<Result<null, VisitsRefusal>> {
  const about = { title: path.title }
  if (times > 1 && !path.twice) return refuse('visits.once-only', about)
  const own = await loadAsks(tx, { pathIds: [path.id], groupIds: [groupId] })
  const standing = own.filter(({ state }) => !isOver(state) && state !== 'absent').length
  return standing + times > (path.twice ? 2 : 1) ? refuse('visits.already-asked', about) : accept(null)
}

const blank = (id: Id, booking: Booking, path: VisitPath, now: Instant): Ask => ({
  id,
  bookingId: booking.id,
  pathId: path.id,
  turn: 1,
  half: null,
  possibleOn: [],
  ratherOn: [],
  possibleTimes: [],
  ratherTimes: [],
  refusedOn: [],
  notBefore: null,
  overBy: null,
  state: 'asked',
  step: 1,
  changedAt: now,
  inLine: 0,
  heldUntil: null,
  givenAt: null,
  reason: null,
  slotIds: [],
  booking,
})

async function decideAsk(
  tx: Tx,
  path: VisitPath,
  { form, booking, turn, half }: { readonly form: BookingForm } & Pick<Ask, 'booking' | 'turn' | 'half'>,
  city: City,
): Promise<Result<{ readonly ask: Ask; readonly slotIds: readonly Id[] }, VisitsRefusal>> {
  const about = { title: path.title }
  if (path.state === 'closed') return refuse('visits.closed', about)
  if (!isForGrade(path, booking.grade)) return refuse('visits.not-for-this-grade', about)
  const slots = (await loadSlots(tx, [path.id], city.now())).filter(({ state }) => state === 'open')
  const needed = seatsOf(booking)
  if (slots.length > 0 && slots.every(({ seats }) => seats < needed))
    return refuse('visits.too-large', { ...about, needed })
  const { possibleOn, ratherOn, possibleTimes, ratherTimes, notBefore, overBy } = form
  const times = { possibleOn, ratherOn, possibleTimes, ratherTimes, notBefore, overBy }
  const wish: Ask = { ...blank(city.newId(), booking, path, city.now()), ...times, turn, half }
  const line = path.way === 'planner' ? [] : await lineOf(tx, path, slots, city, [wish])
  const date = whoGets(line, freeSeats(slots)).get(wish.id)
  const suits = line.at(-1)?.suits.length ?? 0
  // A house that answers class by class has a queue only where all that would suit is full.
  const state: State =
    path.way === 'planner'
      ? 'asked'
      : path.way === 'auto'
        ? date
          ? 'confirmed'
          : 'waiting'
        : date || suits === 0
          ? 'asked'
          : 'waiting'
  const givenAt = state === 'confirmed' ? city.now() : null
  const ask: Ask = { ...wish, state, givenAt, inLine: await nextInLine(tx, path.id) }
  return accept({ ask, slotIds: state === 'confirmed' ? [date!.id] : [] })
}

async function keep(tx: Tx, ask: Ask, slotIds: readonly Id[], by: Actor, now: Instant): Promise<void> {
  await saveAsk(tx, ask)
  await moveDates(tx, ask, slotIds)
  const events: Event[] = [tellAsk(ask, by)]
  await record(tx, events, now)
}
