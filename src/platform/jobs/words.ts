import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City, Tx } from '../database/city.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'stopped'

/** What its work is given beside its input. */
export interface RunningJob {
  readonly id: Id
  /** The ecosystem it works for; null for work of the whole installation. */
  readonly city: City | null
  /** 1 the first time; more when a worker died in the middle or gave it back. */
  readonly attempt: number
  /** Aborted when somebody stops the job or this process stops. Work that looks at it stops early and cleanly. */
  readonly signal: AbortSignal
  /**
   * How far it is. Cheap to call often: at most five a second reach the database.
   * @param total null while it is not known
   * @param step key of the sentence that says what it is doing: `feeds.step-reading`
   */
  progress(done: number, total: number | null, step?: string): Promise<void>
}

export interface JobKind<Input> {
  /** Must be safe to run twice from the beginning. What it returns is kept as the job's outcome (plain JSON). */
  run(input: Input, job: RunningJob): Promise<unknown>
}

/** One job as the list shows it. */
export interface JobSeen {
  readonly id: Id
  readonly name: string
  readonly ecosystemId: Id | null
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly step: string | null
  /** Of the last attempt that failed. */
  readonly error: string | null
  readonly outcome: unknown
  readonly attempts: number
  /** When it was asked for. */
  readonly at: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
}

export interface Jobs {
  define<Input extends object>(name: string, kind: JobKind<Input>): void
  /** With `tx`, the job exists only if that transaction commits. */
  start(name: string, city: City | null, input: object, options?: { readonly tx?: Tx }): Promise<Id>
  /** Starts the job by the clock: five cron fields, UTC. Replaces the earlier rhythm of the same name. */
  repeat(name: string, cron: string): Promise<void>
  /** Newest first. */
  list(filter?: {
    readonly ecosystemId?: Id
    readonly name?: string
    readonly limit?: number
  }): Promise<readonly JobSeen[]>
  find(id: string): Promise<JobSeen | null>
  /** A failed or stopped job waits again. False: there is none. */
  retry(id: string): Promise<boolean>
  /** A waiting job is stopped, a running one is asked to. False: there is none. */
  stop(id: string): Promise<boolean>
  /** Resolves when it is done, failed or stopped. */
  waitFor(id: Id, onProgress?: (job: JobSeen) => void): Promise<JobSeen>
  /** This process takes jobs from now on, of the kinds defined and those still to be. */
  work(): Promise<void>
  /** Gives running jobs back to the queue and ends. */
  close(): Promise<void>
}
