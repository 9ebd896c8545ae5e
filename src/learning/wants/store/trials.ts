import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant, WallTime } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { WantsTrialsTable } from '#platform/database/tables.ts'
import type { Reply, Trial, TrialState } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const trialOf = (row: Selectable<WantsTrialsTable>): Trial => ({
  id: row.id,
  wantId: row.want_id,
  hostId: row.host_id,
  proposedBy: row.proposed_by,
  opportunityId: row.opportunity_id,
  title: row.title,
  description: row.description,
  language: row.language,
  fallsOn: row.falls_on,
  startTime: row.start_time as WallTime,
  endTime: row.end_time as WallTime,
  timeZone: row.time_zone,
  placeName: row.place_name,
  placeAddress: row.place_address,
  price: row.price,
  currency: row.currency,
  ageMin: row.age_min,
  ageMax: row.age_max,
  contact: row.contact as Trial['contact'],
  minimum: row.minimum,
  seats: row.seats,
  decideBy: row.decide_by,
  state: row.state as TrialState,
  because: row.because,
  changedAt: row.changed_at,
})

export async function saveTrial(tx: Tx, trial: Trial): Promise<void> {
  await tx
    .insertInto('wants_trials')
    .values({
      ecosystem_id: here,
      id: trial.id,
      want_id: trial.wantId,
      host_id: trial.hostId,
      proposed_by: trial.proposedBy,
      opportunity_id: trial.opportunityId,
      title: trial.title,
      description: trial.description,
      language: trial.language,
      falls_on: trial.fallsOn,
      start_time: trial.startTime,
      end_time: trial.endTime,
      time_zone: trial.timeZone,
      place_name: trial.placeName,
      place_address: trial.placeAddress,
      price: trial.price,
      currency: trial.currency,
      age_min: trial.ageMin,
      age_max: trial.ageMax,
      contact: trial.contact,
      minimum: trial.minimum,
      seats: trial.seats,
      decide_by: moment(trial.decideBy),
      state: trial.state,
      because: trial.because,
      changed_at: moment(trial.changedAt),
    })
    .execute()
}

/** Held until the transaction ends: yeses are counted one after the other. */
export async function holdTrial(tx: Tx, id: Id): Promise<Trial | null> {
  const row = await tx.selectFrom('wants_trials').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? trialOf(row) : null
}

export async function saveTrialStep(
  tx: Tx,
  { id, state, because }: Pick<Trial, 'id' | 'state' | 'because'>,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('wants_trials')
    .set({ state, because, changed_at: moment(now) })
    .where('id', '=', id)
    .execute()
}

/** One, or those of some wants or houses, the last asked first. */
export async function loadTrials(
  tx: Tx,
  of:
    | { readonly wantIds: readonly Id[] }
    | { readonly hostIds: readonly Id[] }
    | { readonly trialId: Id }
    | { readonly opportunityId: Id },
): Promise<Trial[]> {
  let query = tx.selectFrom('wants_trials').selectAll().orderBy('id', 'desc')
  if ('wantIds' in of) query = query.where('want_id', '=', sql<Id>`any(${of.wantIds}::uuid[])`)
  else if ('hostIds' in of) query = query.where('host_id', '=', sql<Id>`any(${of.hostIds}::uuid[])`)
  else if ('trialId' in of) query = query.where('id', '=', of.trialId)
  else query = query.where('opportunity_id', '=', of.opportunityId)
  return (await query.execute()).map(trialOf)
}

export async function loadTrialsDue(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('wants_trials')
    .select('id')
    .where('state', '=', 'asking')
    .where('decide_by', '<=', moment(now))
    .execute()
  return rows.map(({ id }) => id)
}

/** The last word of one wisher; the same word again keeps its place. Whoever calls holds the trial. */
export async function saveReply(tx: Tx, reply: Reply, now: Instant): Promise<void> {
  const { last } = await tx
    .selectFrom('wants_replies')
    .select((at) => at.fn.coalesce(at.fn.max('number'), sql<number>`0`).as('last'))
    .where('trial_id', '=', reply.trialId)
    .executeTakeFirstOrThrow()
  const number = Number(last) + 1
  const said = { id: reply.id, number, says: reply.says, said_by: reply.saidBy, said_at: moment(now) }
  await tx
    .insertInto('wants_replies')
    .values({ ecosystem_id: here, trial_id: reply.trialId, wish_id: reply.wishId, ...said })
    .onConflict((row) =>
      row
        .columns(['ecosystem_id', 'trial_id', 'wish_id'])
        .doUpdateSet(said)
        .where('wants_replies.says', '<>', reply.says),
    )
    .execute()
}

/** In the order in which they were said. */
export async function loadReplies(tx: Tx, trialIds: readonly Id[]): Promise<Reply[]> {
  if (trialIds.length === 0) return []
  const rows = await tx
    .selectFrom('wants_replies')
    .selectAll()
    .where('trial_id', '=', sql<Id>`any(${trialIds}::uuid[])`)
    .orderBy('trial_id')
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    trialId: row.trial_id,
    wishId: row.wish_id,
    says: row.says as Reply['says'],
    saidBy: row.said_by,
  }))
}

/** What a wish said to houses that still ask. */
export async function dropRepliesOf(tx: Tx, wishId: Id): Promise<void> {
  await tx
    .deleteFrom('wants_replies')
    .where('wish_id', '=', wishId)
    .where('trial_id', 'in', tx.selectFrom('wants_trials').select('id').where('state', 'in', ['asking', 'agreed']))
    .execute()
}
