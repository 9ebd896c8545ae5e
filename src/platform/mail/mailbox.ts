import { sql, type Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { moment } from '../database/moment.ts'
import type { DB } from '../database/tables.ts'
import type { Mail } from './words.ts'

export interface LaidMail {
  readonly id: Id
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly sentAt: Instant
}

/** How many messages a demonstration keeps. */
const most = 200

export async function layIntoMailbox(db: Kysely<DB>, mail: Mail, id: Id, now: Instant): Promise<void> {
  await db
    .insertInto('platform_mailbox')
    .values({ id, address: mail.to, subject: mail.subject, body: mail.text, sent_at: moment(now) })
    .execute()
  await sql`delete from platform_mailbox where id in (select id from platform_mailbox order by id desc offset ${most})`.execute(
    db,
  )
}

/** The newest first. */
export async function readMailbox(db: Kysely<DB>, count: number): Promise<LaidMail[]> {
  const rows = await db.selectFrom('platform_mailbox').selectAll().orderBy('id', 'desc').limit(count).execute()
  return rows.map((row) => ({
    id: row.id,
    to: row.address,
    subject: row.subject,
    text: row.body,
    sentAt: row.sent_at as unknown as Instant,
  }))
}
