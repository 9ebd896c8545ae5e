import type { Client } from 'pg'

/**
 * Transaction numbers belong to the cluster that gave them: in a new one they may lie in the future, and new events
 * would sort before old ones and never be told. All restored events get this transaction's number and keep their
 * sequence; each reader goes back to the first event it had not heard (it may hear some twice, never miss one).
 */
export async function renumberOutbox(client: Client): Promise<void> {
  await client.query(`
    update platform_cursors c set
      xid = pg_current_xact_id(),
      seq = coalesce(
        (select min(o.seq) - 1 from platform_outbox o where (o.xid, o.seq) > (c.xid, c.seq)),
        (select max(o.seq) from platform_outbox o),
        0)`)
  await client.query('update platform_outbox set xid = pg_current_xact_id()')
}
