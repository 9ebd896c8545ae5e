import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { City } from '../database/city.ts'
import type { DB } from '../database/tables.ts'
import { troubleOf } from '../database/trouble.ts'
import { endJob, giveBackJob, saveProgress, type JobRow } from './job-rows.ts'
import type { JobKind } from './words.ts'

/** At most one write of progress in this time, unless the step changes. */
const progressPause = 200
/** How soon a stop is noticed that was asked for in another process. */
const lookPause = 1000

export interface Surroundings {
  readonly db: Kysely<DB>
  readonly clock: Clock
  readonly city: City | null
  /** Aborted when this process stops: the job goes back to the queue. */
  readonly closing: AbortSignal
  /** The job's own fault; the queue hears only of faults that leave the job unfinished. */
  readonly onFault: (fault: Error) => void
}

/**
 * Runs one job to its end and writes how it ended. A thrown fault is the end of the job (a person may retry it); only
 * a dead or stopping worker, or a database that was away, makes it run again by itself.
 */
export async function runJob(row: JobRow, kind: JobKind<object>, around: Surroundings): Promise<void> {
  const { db, clock, closing } = around
  const stopped = new AbortController()
  const signal = AbortSignal.any([stopped.signal, closing])
  const state = { done: 0, total: null as number | null, step: null as string | null, unsaved: false, savedAt: 0 }

  const save = async (): Promise<void> => {
    const progress = state.unsaved ? { done: state.done, total: state.total, step: state.step } : null
    state.unsaved = false
    state.savedAt = performance.now()
    if (await saveProgress(db, row.id, progress)) stopped.abort(new Error('stopped by a person'))
  }
  const progress = async (done: number, total: number | null, step?: string): Promise<void> => {
    const isNewStep = step !== undefined && step !== state.step
    Object.assign(state, { done, total, step: step ?? state.step, unsaved: true })
    if (isNewStep || performance.now() - state.savedAt > progressPause) await save()
  }
  // Saving may fail while the database is away; the next look saves it.
  const look = setInterval(() => void save().catch(() => {}), lookPause)
  try {
    const outcome = await kind.run(row.input as object, {
      id: row.id,
      city: around.city,
      attempt: row.attempts,
      signal,
      progress,
    })
    if (state.unsaved) await save()
    await endJob(db, row.id, { state: 'done', now: clock.now(), outcome })
  } catch (fault) {
    const isAway = troubleOf(fault) === 'away'
    if (closing.aborted || isAway) {
      await giveBackJob(db, row.id)
      // The queue hears that it failed, and delivers it again.
      throw new Error(`given back: ${isAway ? 'the database was away' : 'the worker stops'}`, { cause: fault })
    }
    const state = stopped.signal.aborted ? 'stopped' : 'failed'
    const error = state === 'failed' ? messageOf(fault) : undefined
    await endJob(db, row.id, { state, now: clock.now(), ...(error && { error }) })
    if (state === 'failed') around.onFault(fault as Error)
  } finally {
    clearInterval(look)
  }
}

const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault)).slice(0, 2000)
