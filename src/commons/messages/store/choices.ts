import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { WallTime } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { DB } from '#platform/database/tables.ts'
import { noChoices, topics, type Channel, type Choices, type Topic } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const isTopic = (word: string): word is Topic => (topics as readonly string[]).includes(word)

const choicesOf = (row: Selectable<DB['messages_choices']>): Choices => ({
  channel: row.channel as Channel | null,
  quiet:
    row.quiet_from === null || row.quiet_until === null
      ? null
      : { from: row.quiet_from.slice(0, 5) as WallTime, until: row.quiet_until.slice(0, 5) as WallTime },
  silenced: row.silenced.filter(isTopic),
})

export async function loadChoices(tx: Tx, personId: Id): Promise<Choices> {
  const row = await tx.selectFrom('messages_choices').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row ? choicesOf(row) : noChoices
}

export async function saveChoices(tx: Tx, personId: Id, { channel, quiet, silenced }: Choices): Promise<void> {
  const row = {
    channel,
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    silenced: [...silenced],
  }
  await tx
    .insertInto('messages_choices')
    .values({ ecosystem_id: here, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'person_id']).doUpdateSet(row))
    .execute()
}

export async function saveLessHash(tx: Tx, personId: Id, hash: Buffer): Promise<void> {
  await tx
    .insertInto('messages_choices')
    .values({ ecosystem_id: here, person_id: personId, less_hash: hash })
    .onConflict((conflict) =>
      conflict
        .columns(['ecosystem_id', 'person_id'])
        .doUpdateSet({ less_hash: hash })
        .where('messages_choices.less_hash', 'is distinct from', hash),
    )
    .execute()
}

export async function loadPersonOfLess(tx: Tx, hash: Buffer): Promise<Id | null> {
  const row = await tx
    .selectFrom('messages_choices')
    .select('person_id')
    .where('less_hash', '=', hash)
    .executeTakeFirst()
  return row?.person_id ?? null
}

export async function deleteChoices(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('messages_choices').where('person_id', '=', personId).execute()
}
