import { setTimeout as pause } from 'node:timers/promises'
import { isId } from '#kernel/id.ts'
import type { Clock } from '../clock.ts'
import type { City, Tx } from '../database/city.ts'
import type { Database } from '../database/database.ts'
import { askToStop, beginJob, endJob, insertJob, listJobs, revive, type JobRow } from './job-rows.ts'
import { openQueue, type Delivery, type Queue } from './queue.ts'
import { runJob } from './run-job.ts'
import type { JobKind, Jobs, JobSeen } from './words.ts'

export type { Jobs, JobSeen } from './words.ts'

/** A job that has killed its worker this often is not begun again by itself. */
const attemptsAllowed = 5
/** Running jobs have this long to notice that the process stops. */
const closingPatience = 10_000

/** Where faults are told: a job's own, and the queue's trouble while the database is away. */
export interface FaultLog {
  error(facts: object, message: string): void
}

/** Nothing is started until the first job is. */
export function openJobs(database: Database, clock: Clock, log: FaultLog): Jobs {
  const db = database.installation
  const kinds = new Map<string, JobKind<object>>()
  const closing = new AbortController()
  let sender: Promise<Queue> | undefined
  let worker: Promise<Queue> | undefined
  const queueFault = (fault: unknown): void => log.error({ err: fault }, 'the job queue has trouble')
  // A worker sends too; a queue that did not open is tried anew by the next who needs it.
  const queue = (): Promise<Queue> => {
    if (worker) return worker
    sender ??= openQueue(database, 'sender', queueFault).catch((fault: unknown) => {
      sender = undefined
      throw fault
    })
    return sender
  }

  const receive = async (name: string, delivery: Delivery): Promise<void> => {
    const id = delivery.id ?? database.newId()
    if (!delivery.id) await insertJob(db, { id, name, city: null, input: {}, at: clock.now() })
    const row = await beginJob(db, id, clock.now())
    if (!row) return
    if (row.attempts > attemptsAllowed) {
      const error = `Its worker died ${attemptsAllowed} times while it ran.`
      await endJob(db, id, { state: 'failed', now: clock.now(), error })
      return
    }
    await runJob(row, kinds.get(name)!, {
      db,
      clock,
      city: cityOf(row),
      closing: closing.signal,
      onFault: (fault) => log.error({ err: fault, job: name, id }, 'a job failed'),
    })
  }
  const cityOf = (row: JobRow): City | null =>
    row.ecosystem_id === null ? null : database.city(row.ecosystem_id, row.ecosystem_slug ?? '', 'job')
  const take = async (name: string): Promise<void> => (await worker)?.take(name, (delivery) => receive(name, delivery))
  const within = <T>(tx: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> =>
    tx ? work(tx) : db.transaction().execute(work)
  const find = async (id: string): Promise<JobSeen | null> =>
    isId(id) ? ((await listJobs(db, { id }))[0] ?? null) : null

  return {
    define: (name, kind) => {
      kinds.set(name, kind)
      if (worker) take(name).catch(queueFault)
    },
    start: async (name, city, input, options = {}) => {
      const id = database.newId()
      const opened = await queue()
      await within(options.tx, async (tx) => {
        await insertJob(tx, { id, name, city, input, at: clock.now() })
        await opened.send(name, id, tx)
      })
      return id
    },
    repeat: async (name, cron) => (await queue()).repeat(name, cron),
    list: (filter = {}) => listJobs(db, filter),
    find,
    retry: async (id) => {
      if (!isId(id)) return false
      const opened = await queue()
      return within(undefined, async (tx) => {
        const name = await revive(tx, id)
        if (name !== null) await opened.send(name, id, tx)
        return name !== null
      })
    },
    stop: (id) => askToStop(db, id, clock.now()),
    waitFor: async (id, onProgress) => {
      for (;;) {
        const job = await find(id)
        if (!job) throw new Error(`there is no job ${id}`)
        onProgress?.(job)
        if (job.endedAt !== null) return job
        await pause(100)
      }
    },
    work: async () => {
      worker ??= openQueue(database, 'worker', queueFault)
      await worker
      for (const name of kinds.keys()) await take(name)
    },
    close: async () => {
      closing.abort(new Error('this process stops'))
      const open = await Promise.allSettled([sender, worker])
      const queues = open.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
      for (const queue of queues) await queue?.stop(closingPatience)
    },
  }
}
