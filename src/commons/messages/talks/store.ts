import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Post } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const postOf = (row: Selectable<DB['messages_posts']>): Post => ({
  id: row.id,
  groupId: row.group_id,
  authorId: row.author_id,
  part: row.part as Post['part'],
  body: row.body,
  writtenAt: row.written_at,
  hidden: row.hidden as Post['hidden'],
})

export async function savePost(tx: Tx, post: Post): Promise<void> {
  await tx
    .insertInto('messages_posts')
    .values({
      ecosystem_id: here,
      id: post.id,
      group_id: post.groupId,
      author_id: post.authorId,
      part: post.part,
      body: post.body,
      written_at: moment(post.writtenAt),
    })
    .execute()
}

/** @param forChange holds the row until the transaction ends */
export async function loadPost(tx: Tx, id: Id, forChange = false): Promise<Post | null> {
  const query = tx.selectFrom('messages_posts').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? postOf(row) : null
}

/** The newest so many, the oldest of them first. */
export async function loadPosts(tx: Tx, groupId: Id, most: number): Promise<Post[]> {
  const rows = await tx
    .selectFrom('messages_posts')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(postOf).reverse()
}

export async function loadPostsBy(tx: Tx, authorId: Id): Promise<Post[]> {
  const rows = await tx
    .selectFrom('messages_posts')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('id')
    .execute()
  return rows.map(postOf)
}

export async function countPostsSince(tx: Tx, authorId: Id, since: Instant): Promise<number> {
  const { count } = await tx
    .selectFrom('messages_posts')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('author_id', '=', authorId)
    .where('written_at', '>', moment(since))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function saveHidden(tx: Tx, id: Id, hidden: Post['hidden']): Promise<void> {
  await tx.updateTable('messages_posts').set({ hidden }).where('id', '=', id).execute()
}

/** Their words go; that somebody wrote then stays, so that the answers of others make sense. */
export async function forgetPostsBy(tx: Tx, authorId: Id): Promise<void> {
  await tx.updateTable('messages_posts').set({ body: null }).where('author_id', '=', authorId).execute()
}
