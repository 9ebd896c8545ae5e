import { sql, type Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '../database/moment.ts'
import type { DB } from '../database/tables.ts'

/** A mail, or a text message, which has no subject. */
export interface Laid {
  readonly kind: 'mail' | 'text'
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface LaidMessage extends Laid {
  readonly id: Id
  readonly sentAt: Instant
}

/** How many messages a demonstration keeps. */
const most = 200

export async function layIntoMailbox(
  db: Kysely<DB>,
  { kind, to, subject, text }: Laid,
  id: Id,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('platform_mailbox')
    .values({ id, kind, address: to, subject, body: text, sent_at: moment(now) })
    .execute()
  await sql`delete from platform_mailbox where id in (select id from platform_mailbox order by id desc offset ${most})`.execute(
    db,
  )
}

/** The newest first. */
export async function readMailbox(db: Kysely<DB>, count: number): Promise<LaidMessage[]> {
  const rows = await db.selectFrom('platform_mailbox').selectAll().orderBy('id', 'desc').limit(count).execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Laid['kind'],
    to: row.address,
    subject: row.subject,
    text: row.body,
    sentAt: row.sent_at as unknown as Instant,
  }))
}
