import { sql, type Kysely, type Selectable } from 'kysely'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City, Tx } from '../database/city.ts'
import { moment } from '../database/moment.ts'
import type { DB, PlatformJobsTable } from '../database/tables.ts'
import type { JobSeen, JobState } from './words.ts'

export type JobRow = Selectable<PlatformJobsTable>

export interface NewJob {
  readonly id: Id
  readonly name: string
  readonly city: City | null
  readonly input: object
  readonly at: Instant
}

export const insertJob = async (db: Kysely<DB> | Tx, job: NewJob): Promise<void> => {
  await db
    .insertInto('platform_jobs')
    .values({
      id: job.id,
      name: job.name,
      ecosystem_id: job.city?.ecosystemId ?? null,
      ecosystem_slug: job.city?.slug ?? null,
      state: 'waiting',
      input: JSON.stringify(job.input),
      created_at: moment(job.at),
    })
    .execute()
}

/** @returns null when the job is no longer there to be run: stopped, or done by another worker */
export const beginJob = async (db: Kysely<DB>, id: Id, now: Instant): Promise<JobRow | null> => {
  const row = await db
    .updateTable('platform_jobs')
    .set({
      state: 'running',
      stop_asked: false,
      attempts: sql<number>`attempts + 1`,
      done: 0,
      total: null,
      step: null,
      started_at: moment(now),
      ended_at: null,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('stop_asked', '=', false)
    .returningAll()
    .executeTakeFirst()
  if (row) return row
  // Its worker died after somebody had asked it to stop.
  await endJob(db, id, { state: 'stopped', now })
  return null
}

/** @returns has somebody asked this running job to stop? */
export const saveProgress = async (
  db: Kysely<DB>,
  id: Id,
  progress: { readonly done: number; readonly total: number | null; readonly step: string | null } | null,
): Promise<boolean> => {
  if (!progress) {
    const row = await db.selectFrom('platform_jobs').select('stop_asked').where('id', '=', id).executeTakeFirst()
    return row?.stop_asked ?? true
  }
  const row = await db
    .updateTable('platform_jobs')
    .set(progress)
    .where('id', '=', id)
    .returning('stop_asked')
    .executeTakeFirst()
  return row?.stop_asked ?? true
}

export interface End {
  readonly state: 'done' | 'failed' | 'stopped'
  readonly now: Instant
  readonly outcome?: unknown
  readonly error?: string
}

export const endJob = async (db: Kysely<DB>, id: Id, end: End): Promise<void> => {
  await db
    .updateTable('platform_jobs')
    .set({
      state: end.state,
      stop_asked: false,
      outcome: end.outcome === undefined ? null : JSON.stringify(end.outcome),
      last_error: end.error ?? null,
      ended_at: moment(end.now),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** An attempt that was given back unharmed does not count. */
export const giveBackJob = async (db: Kysely<DB>, id: Id): Promise<void> => {
  await db
    .updateTable('platform_jobs')
    .set({ state: 'waiting', attempts: sql<number>`attempts - 1`, started_at: null })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** @returns the name of the job that waits again, or null */
export const revive = async (db: Kysely<DB> | Tx, id: Id): Promise<string | null> => {
  const row = await db
    .updateTable('platform_jobs')
    .set({ state: 'waiting', stop_asked: false, attempts: 0, last_error: null, ended_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'stopped'])
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

export const askToStop = async (db: Kysely<DB>, id: string, now: Instant): Promise<boolean> => {
  if (!isId(id)) return false
  const { numUpdatedRows } = await db
    .updateTable('platform_jobs')
    .set({
      stop_asked: sql<boolean>`state = 'running'`,
      ended_at: sql`case when state = 'waiting' then ${moment(now)} end`,
      state: sql<string>`case when state = 'waiting' then 'stopped' else state end`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const listJobs = async (
  db: Kysely<DB>,
  filter: { readonly ecosystemId?: Id; readonly name?: string; readonly limit?: number; readonly id?: Id },
): Promise<readonly JobSeen[]> => {
  const rows = await db
    .selectFrom('platform_jobs')
    .selectAll()
    .$if(filter.ecosystemId !== undefined, (query) => query.where('ecosystem_id', '=', filter.ecosystemId!))
    .$if(filter.name !== undefined, (query) => query.where('name', '=', filter.name!))
    .$if(filter.id !== undefined, (query) => query.where('id', '=', filter.id!))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 100)
    .execute()
  return rows.map(seenFrom)
}

const seenFrom = (row: JobRow): JobSeen => ({
  id: row.id,
  name: row.name,
  ecosystemId: row.ecosystem_id,
  state: row.state as JobState,
  done: row.done,
  total: row.total,
  step: row.step,
  error: row.last_error,
  outcome: row.outcome,
  attempts: row.attempts,
  at: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})
