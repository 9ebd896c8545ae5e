import { fromKysely, PgBoss } from 'pg-boss'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '../database/city.ts'
import type { Database } from '../database/database.ts'

/** What travels in the queue: which job, nothing else. A job started by the clock has no row yet. */
export interface Delivery {
  readonly id?: Id
}

/** pg-boss, kept to what we use of it: at-least-once delivery of ids, inside our transactions. */
export interface Queue {
  send(name: string, id: Id, tx: Tx): Promise<void>
  repeat(name: string, cron: string): Promise<void>
  take(name: string, handle: (delivery: Delivery) => Promise<void>): Promise<void>
  /** Deliveries whose handler has not ended by then go back to the queue. */
  stop(milliseconds: number): Promise<void>
}

/** A worker that dies is noticed after this long (pg-boss allows no less than ten seconds). */
const heartbeatSeconds = 10

export async function openQueue(
  database: Database,
  role: 'sender' | 'worker',
  onFault: (fault: Error) => void,
): Promise<Queue> {
  const works = role === 'worker'
  const boss = new PgBoss({
    ...database.reach,
    application_name: `hedgerow jobs ${role}`,
    max: works ? 4 : 2,
    supervise: works,
    schedule: works,
    useListenNotify: works,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onFault)
  await boss.start()
  await letAppSend(database)
  const known = new Set<string>()
  const ensure = async (name: string): Promise<void> => {
    if (known.has(name)) return
    // As often as it takes: whoever kills its worker is stopped by the count in our own table.
    await boss.createQueue(name, { notify: true, heartbeatSeconds, retryLimit: 1000, expireInSeconds: 20 * 3600 })
    known.add(name)
  }
  return {
    send: async (name, id, tx) => {
      await ensure(name)
      await boss.send(name, { id } satisfies Delivery, { db: fromKysely(tx) })
    },
    repeat: async (name, cron) => {
      await ensure(name)
      await boss.schedule(name, cron, {}, { tz: 'UTC' })
    },
    take: async (name, handle) => {
      await ensure(name)
      await boss.work<Delivery>(name, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, async ([job]) => {
        if (job) await handle(job.data ?? {})
      })
    },
    stop: (milliseconds) => boss.stop({ graceful: true, timeout: milliseconds }),
  }
}

/** Our transactions run as hedgerow_app and put jobs into pg-boss's tables. */
async function letAppSend(database: Database): Promise<void> {
  const client = await database.connect('grants of the queue')
  try {
    // Two processes may grant at once; PostgreSQL then tells the second that the tuple was updated concurrently.
    await client.query(`
      begin;
      select pg_advisory_xact_lock(7311);
      grant usage on schema pgboss to hedgerow_app;
      grant select, insert, update, delete on all tables in schema pgboss to hedgerow_app;
      commit`)
  } finally {
    await client.end()
  }
}
