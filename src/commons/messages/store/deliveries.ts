import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { sendingPatience } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

export interface Delivery {
  readonly noticeId: Id
  readonly personId: Id
  readonly urgent: boolean
  readonly waited: boolean
  readonly tries: number
}

export async function saveDelivery(
  tx: Tx,
  { noticeId, personId, urgent, waited }: Omit<Delivery, 'tries'>,
  dueAt: Instant,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('messages_deliveries')
    .values({
      ecosystem_id: here,
      notice_id: noticeId,
      person_id: personId,
      urgent,
      waited,
      due_at: moment(dueAt),
      changed_at: moment(now),
    })
    .execute()
}

/**
 * Takes what is due, person by person, and marks it as being sent; another worker takes others. What a worker left
 * behind when it died is taken again.
 */
export async function claimDue(tx: Tx, mostPeople: number, now: Instant): Promise<Delivery[]> {
  const left = moment(instant(now - sendingPatience))
  const { rows } = await sql<{
    notice_id: Id
    person_id: Id
    urgent: boolean
    waited: boolean
    tries: number
  }>`
    with due as (
      select notice_id, person_id, due_at from messages_deliveries
      where ecosystem_id = platform_ecosystem()
        and ((state = 'waiting' and due_at <= ${moment(now)}) or (state = 'sending' and changed_at <= ${left}))
      order by due_at limit 2000 for update skip locked
    ), chosen as (
      select person_id from due group by person_id order by min(due_at), person_id limit ${mostPeople}
    )
    update messages_deliveries set state = 'sending', changed_at = ${moment(now)}
    where ecosystem_id = platform_ecosystem()
      and notice_id in (select notice_id from due where person_id in (select person_id from chosen))
    returning notice_id, person_id, urgent, waited, tries`.execute(tx)
  return rows
    .map((row) => ({
      noticeId: row.notice_id,
      personId: row.person_id,
      urgent: row.urgent,
      waited: row.waited,
      tries: row.tries,
    }))
    .sort((a, b) => (a.noticeId < b.noticeId ? -1 : 1))
}

export type Outcome =
  | { readonly state: 'sent'; readonly channel: 'mail' | 'text'; readonly segments: number }
  | { readonly state: 'let-be'; readonly fault: string }
  | { readonly state: 'given-up'; readonly fault: string }
  | { readonly state: 'waiting'; readonly fault: string | null; readonly dueAt: Instant; readonly waited: boolean }

/** @param tries how often it was tried by now */
export async function saveOutcome(
  tx: Tx,
  noticeIds: readonly Id[],
  outcome: Outcome,
  tries: number,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('messages_deliveries')
    .set({
      state: outcome.state,
      tries,
      changed_at: moment(now),
      fault: outcome.state === 'sent' ? null : outcome.fault,
      ...(outcome.state === 'sent' ? { channel: outcome.channel, segments: outcome.segments } : {}),
      ...(outcome.state === 'waiting' ? { due_at: moment(outcome.dueAt), waited: outcome.waited } : {}),
    })
    .where('notice_id', 'in', noticeIds)
    .where('state', '=', 'sending')
    .execute()
}

/** @returns how many of those that were given up are due again now */
export async function reviveGivenUp(tx: Tx, now: Instant): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('messages_deliveries')
    .set({ state: 'waiting', tries: 0, due_at: moment(now), changed_at: moment(now) })
    .where('state', '=', 'given-up')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export interface Standing {
  readonly waiting: number
  readonly givenUp: number
  /** Of those given up: which fault how often. */
  readonly faults: readonly { readonly fault: string; readonly count: number }[]
}

export async function loadStanding(tx: Tx): Promise<Standing> {
  const rows = await tx
    .selectFrom('messages_deliveries')
    .select(['state', 'fault'])
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('state', 'in', ['waiting', 'sending', 'given-up'])
    .groupBy(['state', 'fault'])
    .execute()
  const sum = (of: typeof rows): number => of.reduce((total, { count }) => total + Number(count), 0)
  const givenUp = rows.filter(({ state }) => state === 'given-up')
  return {
    waiting: sum(rows.filter(({ state }) => state !== 'given-up')),
    givenUp: sum(givenUp),
    faults: givenUp.map(({ fault, count }) => ({ fault: fault ?? '', count: Number(count) })),
  }
}
