import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant, WallTime } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Ask, Booking, State, Times, WeekTime } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const asks = (tx: Tx) =>
  tx
    .selectFrom('visits_asks as a')
    .innerJoin('visits_bookings as b', 'b.id', 'a.booking_id')
    .selectAll('a')
    .select([
      'b.group_id',
      'b.school_id',
      'b.pupils as of_class',
      'a.pupils as half',
      'b.adults',
      'b.grade',
      'b.needs',
      'b.made_by',
      'b.kept_by',
    ])
    .select(['b.made_at', 'b.request'])
    .select(
      sql<Id[]>`array(select p.slot_id from visits_places p where p.ask_id = a.id order by p.slot_id)`.as('slot_ids'),
    )
    .orderBy('a.in_line')
    .orderBy('a.id')

type Row = Awaited<ReturnType<ReturnType<typeof asks>['execute']>>[number]

const askOf = (row: Row): Ask => ({
  id: row.id,
  bookingId: row.booking_id,
  pathId: row.path_id,
  possibleOn: row.possible_on,
  ratherOn: row.rather_on,
  possibleTimes: row.possible_times as WeekTime[],
  ratherTimes: row.rather_times as WeekTime[],
  refusedOn: row.refused_on,
  notBefore: row.not_before as WallTime | null,
  overBy: row.over_by as WallTime | null,
  turn: row.turn as Ask['turn'],
  half: row.half,
  state: row.state as State,
  step: row.step,
  changedAt: row.changed_at,
  inLine: row.in_line,
  heldUntil: row.held_until,
  givenAt: row.given_at,
  reason: row.reason,
  slotIds: row.slot_ids,
  booking: {
    id: row.booking_id,
    groupId: row.group_id,
    schoolId: row.school_id,
    pupils: row.half ?? row.of_class,
    adults: row.adults,
    grade: row.grade,
    needs: row.needs,
    madeBy: row.made_by,
    keptBy: row.kept_by,
    madeAt: row.made_at,
    request: row.request,
  },
})

/** False: this form was sent before. */
export async function saveBooking(tx: Tx, booking: Booking): Promise<boolean> {
  const rows = await tx
    .insertInto('visits_bookings')
    .values({
      ecosystem_id: here,
      id: booking.id,
      group_id: booking.groupId,
      school_id: booking.schoolId,
      pupils: booking.pupils,
      adults: booking.adults,
      grade: booking.grade,
      needs: [...booking.needs],
      made_by: booking.madeBy,
      kept_by: booking.keptBy,
      made_at: moment(booking.madeAt),
      request: booking.request,
    })
    .onConflict((row) => row.columns(['ecosystem_id', 'request']).doNothing())
    .returning('id')
    .execute()
  return rows.length > 0
}

export async function saveAsk(tx: Tx, ask: Ask): Promise<void> {
  await tx
    .insertInto('visits_asks')
    .values({
      ecosystem_id: here,
      id: ask.id,
      booking_id: ask.bookingId,
      path_id: ask.pathId,
      possible_on: [...ask.possibleOn],
      rather_on: [...ask.ratherOn],
      possible_times: [...ask.possibleTimes],
      rather_times: [...ask.ratherTimes],
      refused_on: [...ask.refusedOn],
      not_before: ask.notBefore,
      over_by: ask.overBy,
      turn: ask.turn,
      pupils: ask.half,
      state: ask.state,
      step: ask.step,
      changed_at: moment(ask.changedAt),
      in_line: ask.inLine,
      held_until: ask.heldUntil === null ? null : moment(ask.heldUntil),
      given_at: ask.givenAt === null ? null : moment(ask.givenAt),
      reason: ask.reason,
    })
    .execute()
}

export async function saveStep(tx: Tx, ask: Ask): Promise<void> {
  await tx
    .updateTable('visits_asks')
    .set({
      state: ask.state,
      step: ask.step,
      changed_at: moment(ask.changedAt),
      held_until: ask.heldUntil === null ? null : moment(ask.heldUntil),
      given_at: ask.givenAt === null ? null : moment(ask.givenAt),
      reason: ask.reason,
    })
    .where('id', '=', ask.id)
    .execute()
}

export async function loadAsk(tx: Tx, id: Id): Promise<Ask | null> {
  const row = await asks(tx).where('a.id', '=', id).executeTakeFirst()
  return row ? askOf(row) : null
}

interface Which {
  readonly ids?: readonly Id[]
  readonly pathIds?: readonly Id[]
  readonly groupIds?: readonly Id[]
  readonly schoolIds?: readonly Id[]
  readonly states?: readonly State[]
  readonly requests?: readonly Id[]
  readonly slotId?: Id
}

/** In the order of the line. */
export async function loadAsks(tx: Tx, which: Which): Promise<Ask[]> {
  let query = asks(tx)
  const lists = [
    ['a.id', which.ids],
    ['a.path_id', which.pathIds],
    ['b.group_id', which.groupIds],
    ['b.school_id', which.schoolIds],
    ['a.state', which.states],
    ['b.request', which.requests],
  ] as const
  for (const [column, values] of lists) {
    if (values === undefined) continue
    if (values.length === 0) return []
    query = query.where(column, 'in', values)
  }
  if (which.slotId !== undefined) {
    const held = tx.selectFrom('visits_places').select('ask_id').where('slot_id', '=', which.slotId)
    query = query.where('a.id', 'in', held)
  }
  return (await query.execute()).map(askOf)
}

/** Asks whose held date nobody took in time. */
export async function loadOverdue(tx: Tx, now: Instant): Promise<{ id: Id; pathId: Id }[]> {
  const rows = await tx
    .selectFrom('visits_asks')
    .select(['id', 'path_id'])
    .where('state', '=', 'offered')
    .where('held_until', '<=', moment(now))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, pathId: row.path_id }))
}

export async function savePlace(
  tx: Tx,
  place: { readonly pathId: Id; readonly askId: Id; readonly slotId: Id; readonly seats: number },
): Promise<void> {
  await tx
    .insertInto('visits_places')
    .values({
      ecosystem_id: here,
      path_id: place.pathId,
      ask_id: place.askId,
      slot_id: place.slotId,
      seats: place.seats,
    })
    .execute()
}

export async function deletePlaces(tx: Tx, askId: Id): Promise<{ slotId: Id; seats: number }[]> {
  const rows = await tx
    .deleteFrom('visits_places')
    .where('ask_id', '=', askId)
    .returning(['slot_id', 'seats'])
    .execute()
  return rows.map((row) => ({ slotId: row.slot_id, seats: row.seats }))
}

/** Days a class said, when some of them are offered no more. */
export async function saveDays(
  tx: Tx,
  askId: Id,
  { possibleOn, ratherOn, refusedOn }: Pick<Times, 'possibleOn' | 'ratherOn' | 'refusedOn'>,
): Promise<void> {
  await tx
    .updateTable('visits_asks')
    .set({ possible_on: [...possibleOn], rather_on: [...ratherOn], refused_on: [...refusedOn] })
    .where('id', '=', askId)
    .execute()
}
